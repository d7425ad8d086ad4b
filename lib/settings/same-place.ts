const SCP = /^(?:[\w.-]+@)?([\w.-]+):(?!\/\/)(.+)$/;

/**
 * What two addresses of one repository have in common, however they are written: `host/owner/name` in small letters. Null for a
 * folder of this machine, and for what is no address.
 */
export function samePlace(location: string): string | null {
  if (location.startsWith("/")) return null;
  const [, scpHost, scpPath] = /^[a-z]+:\/\//i.test(location) ? [] : (SCP.exec(location) ?? []);
  const written = scpHost === undefined ? location : `ssh://${scpHost}/${scpPath}`;
  if (!URL.canParse(written)) return null;
  const url = new URL(written);
  if (url.protocol === "file:") return null;
  // Another port of the same protocol family is another server; the usual ones of ssh and https are one.
  const usual = ["", "22", "443"].includes(url.port);
  const path = url.pathname.replace(/^\/+|\/+$/g, "").replace(/\.git$/i, "");
  return path === "" ? null : `${usual ? url.hostname : url.host}/${path}`.toLowerCase();
}

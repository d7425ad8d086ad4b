import { AppError } from "@/lib/core/errors.ts";
import { isLoopbackAddress } from "@/lib/core/private-address.ts";

/** An address that git may be sent to. */
export type RemoteAddress = {
  /** `http` only to the machine itself. */
  readonly scheme: "https" | "http" | "ssh" | "file";
  /** Without credentials. */
  readonly url: string;
  readonly host: string;
  readonly port: number;
};

const PORTS = { https: 443, http: 80, ssh: 22, file: 0 } as const;
const SCP_LIKE = /^([\w.-]+)@([\w.-]+):(?!\/\/)(.+)$/;

/**
 * Reads the address of a remote repository. Of `allowedHosts` those that are this machine may be reached without encryption;
 * `allowFile` is for tests.
 */
export function parseRemoteAddress(
  text: string,
  options: { allowFile?: boolean; allowedHosts?: readonly string[] } = {},
): RemoteAddress {
  const url = toUrl(text.trim());
  const scheme = url.protocol.slice(0, -1);
  const isHere = isLoopbackAddress(url.hostname) && (options.allowedHosts ?? []).includes(url.hostname);
  const allowed =
    scheme === "https" ||
    scheme === "ssh" ||
    (scheme === "http" && isHere) ||
    (scheme === "file" && options.allowFile === true);
  if (!allowed)
    throw refused(
      `${scheme} is not a way to reach a repository here`,
      "Give an address that begins with https:// or ssh://.",
    );
  if (url.password !== "" || (scheme !== "ssh" && url.username !== "")) {
    throw refused(
      "The address holds a password or token",
      "Give the address without it, and put the token into the connection.",
    );
  }
  const host = url.hostname.replace(/^\[|\]$/g, "");
  const isPlain = /^[a-z0-9._:-]+$/i.test(host) && !host.startsWith("-");
  const isUserPlain = /^[\w.-]*$/.test(url.username) && !url.username.startsWith("-");
  if (scheme !== "file" && !(isPlain && isUserPlain)) {
    throw refused("The address names no host that can be reached", "Check the address of the repository.");
  }
  return { scheme, url: url.href, host, port: url.port === "" ? PORTS[scheme] : Number(url.port) };
}

function toUrl(text: string): URL {
  const [, user, host, path] = SCP_LIKE.exec(text) ?? [];
  const written = user === undefined ? text : `ssh://${user}@${host}/${path}`;
  if (!URL.canParse(written))
    throw refused(
      "This is not the address of a repository",
      "Give an address such as https://host/owner/name.",
    );
  const url = new URL(written);
  url.hash = "";
  return url;
}

const refused = (message: string, fix: string): AppError => new AppError("invalid", message, { fix });

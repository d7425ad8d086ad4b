/** Whether a request that changes something comes from a page of this application, by what the browser says of it. */
export function fromOwnPage(headers: { get(name: string): string | null }, appUrl: string): boolean {
  const site = headers.get("sec-fetch-site");
  if (site !== null && site !== "same-origin" && site !== "none") return false;
  const origin = headers.get("origin");
  return origin !== null && origin === new URL(appUrl).origin;
}

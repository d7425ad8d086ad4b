/** Where to go after signing in: only ever a path of this application; anything else becomes the home page. */
export function safeCallback(asked: string | null | undefined, appUrl: string): string {
  if (!asked || asked.length > 2_000) return "/";
  let url: URL;
  try {
    url = new URL(asked, appUrl);
  } catch {
    return "/";
  }
  if (url.origin !== new URL(appUrl).origin) return "/";
  const path = `${url.pathname}${url.search}`;
  // `//host` and `/\host` are other sites to a browser.
  if (/^\/[/\\]/.test(path) || path.startsWith("/sign-in") || path.startsWith("/api/")) return "/";
  return path;
}

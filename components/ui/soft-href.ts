export type Click = {
  readonly button: number;
  /** A key was held that asks the browser for a tab, a window or a download. */
  readonly modified: boolean;
  readonly taken: boolean;
};
export type Anchor = { readonly href: string; readonly target: string; readonly download: boolean };

/** The address to go to without loading the document again; null where the click is the browser's own. */
export function softHref(click: Click, anchor: Anchor, here: string): string | null {
  if (click.taken || click.modified || click.button !== 0) return null;
  if (anchor.download || (anchor.target !== "" && anchor.target !== "_self")) return null;
  const [to, from] = [new URL(anchor.href, here), new URL(here)];
  if (to.origin !== from.origin || to.pathname.startsWith("/api/")) return null;
  const samePage = to.pathname === from.pathname && to.search === from.search;
  return samePage && to.hash !== "" ? null : `${to.pathname}${to.search}${to.hash}`;
}

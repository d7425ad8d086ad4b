/** The remote whose branches stand for the project: `origin`, else the only one there is; null where there is none. */
export function remoteOf(refNames: Iterable<string>): string | null {
  const remotes = new Set<string>();
  for (const name of refNames) {
    const remote = name.match(/^refs\/remotes\/([^/]+)\//)?.[1];
    if (remote !== undefined) remotes.add(remote);
  }
  if (remotes.has("origin")) return "origin";
  const [only] = remotes;
  return remotes.size === 1 && only !== undefined ? only : null;
}

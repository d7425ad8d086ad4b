/**
 * The deepest directory that holds all of these files, without a slash at its end; empty for the root of the repository. Null where there
 * are none.
 */
export function commonDirectory(files: readonly string[]): string | null {
  const [first] = files;
  if (first === undefined) return null;
  let shared = first.slice(0, Math.max(0, first.lastIndexOf("/")));
  for (const file of files) {
    while (shared !== "" && !file.startsWith(`${shared}/`))
      shared = shared.slice(0, Math.max(0, shared.lastIndexOf("/")));
  }
  return shared;
}

/** How many levels a directory lies below the nearest of the roots that hold it; the repository is always one. */
export function levelsBelow(directory: string, roots: readonly string[]): number {
  const depth = (path: string): number => (path === "" ? 0 : path.split("/").length);
  const above = roots.filter((root) => directory === root || directory.startsWith(`${root}/`));
  return depth(directory) - Math.max(0, ...above.map(depth));
}

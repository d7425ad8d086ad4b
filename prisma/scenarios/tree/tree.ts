/** Every file of a commit: path to text. Texts end with a line end. */
export type Tree = ReadonlyMap<string, string>;

/** Changes a tree, drawing on nothing but its arguments. */
export type Edit<Hand> = (tree: Tree, hand: Hand) => Tree;

export const linesOf = (text: string): string[] => (text === "" ? [] : text.replace(/\n$/, "").split("\n"));

export const textOf = (lines: readonly string[]): string =>
  lines.length === 0 ? "" : `${lines.join("\n")}\n`;

/** The same tree with some files set; null deletes. */
export function withFiles(tree: Tree, files: Iterable<readonly [string, string | null]>): Tree {
  const next = new Map(tree);
  for (const [path, content] of files) {
    if (content === null) next.delete(path);
    else next.set(path, content);
  }
  return next;
}

/** What leads from one tree to another, path by path in order of name. */
export function changedFiles(before: Tree, after: Tree): [path: string, content: string | null][] {
  const changed: [string, string | null][] = [];
  for (const path of before.keys()) if (!after.has(path)) changed.push([path, null]);
  for (const [path, content] of after) if (before.get(path) !== content) changed.push([path, content]);
  return changed.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
}

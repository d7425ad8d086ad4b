/**
 * A glob over paths: `*` and `?` stay inside a name, `**` as a whole name stands for any number of folders.
 * Takes time in proportion to pattern times path whatever the pattern, so patterns may come from strangers.
 */
export type PathGlob = readonly string[];

export function parseGlob(pattern: string): PathGlob {
  return pattern.split("/").filter((name) => name !== "");
}

/** The whole path, given as its names, matches the glob. */
export function matchesGlob(glob: PathGlob, names: readonly string[]): boolean {
  return matchSequence(glob, names, isAnyFolders, matchesName);
}

const isAnyFolders = (name: string): boolean => name === "**";

function matchesName(pattern: string, name: string): boolean {
  if (pattern === name || pattern === "*") return true;
  if (!pattern.includes("*") && !pattern.includes("?")) return false;
  return matchSequence(
    Array.from(pattern),
    Array.from(name),
    (sign) => sign === "*",
    (sign, letter) => sign === "?" || sign === letter,
  );
}

/** Wildcard matching that goes back only to the latest star, which is enough. */
function matchSequence<T>(
  pattern: readonly T[],
  text: readonly T[],
  isStar: (sign: T) => boolean,
  matches: (sign: T, item: T) => boolean,
): boolean {
  let at = 0;
  let star = -1;
  let resume = 0;
  for (let i = 0; i < text.length; ) {
    const sign = pattern[at];
    const item = text[i];
    if (sign !== undefined && isStar(sign)) {
      star = at++;
      resume = i;
    } else if (sign !== undefined && item !== undefined && matches(sign, item)) {
      at++;
      i++;
    } else if (star >= 0) {
      at = star + 1;
      i = ++resume;
    } else return false;
  }
  while (at < pattern.length) {
    const sign = pattern[at];
    if (sign === undefined || !isStar(sign)) return false;
    at++;
  }
  return true;
}

import type { ManifestFamily } from "./manifest-families.ts";

const DIGEST = /\b(?:sha\d+[:-])?[0-9a-f]{7,128}\b(?=[^.\w]|$)/gi;
/** A version with the operators before it, at a place where a name cannot go on. */
const TOKEN =
  /(?:[\s^~<>=!*|,]*[\^~<>=!*|,])?\s*(?<![\w.])v?(?:\d+|[xX*])(?:[.+_-][0-9A-Za-z*]+)*(?![\w.])(?:\s*(?:\|\||,|\s-\s|(?=[<>=~^!]))[\s^~<>=!]*v?(?:\d+|[xX*])(?:[.+_-][0-9A-Za-z*]+)*)*/g;

/** A longer line is no hand-kept list of dependencies, and would be slow to take apart. */
const LONGEST = 250;

/**
 * The line with every version taken out, so that two lines that differ in nothing else become equal; null where the line
 * names no dependency of this kind of manifest.
 */
export function versionFree(line: string, family: ManifestFamily): string | null {
  if (line.length > LONGEST || family.own?.test(line) === true || !family.line.test(line)) return null;
  const text = family.name === "actions" ? line.replace(/\s+#.*$/, "") : line;
  if (family.name === "docker" || family.name === "actions") return withoutReference(text);
  return text
    .replaceAll(TOKEN, "§")
    .replaceAll(DIGEST, (digest) => (/\d/.test(digest) && /[a-f]/i.test(digest) ? "§" : digest))
    .trimEnd();
}

/** `image:tag@digest` and `action@ref`: what follows the name is the version, whatever it looks like. */
const withoutReference = (line: string) =>
  line
    .replace(/^(\s*FROM\s+(?:--\S+\s+)*(?:[^\s:@/]+(?::\d+)?\/)*[^\s:@]+)(?::[^\s@]+)?(?:@\S+)?/i, "$1§")
    .replace(/^(\s*(?:-\s*)?uses\s*:\s*["']?[^@\s]+)@[^\s"']+/, "$1§")
    .trimEnd();

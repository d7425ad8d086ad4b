import { isUtf8 } from "node:buffer";

const NEWLINE = 10;
const ANY = "?";
const SPECIAL = /[*?[\\]/g;

/**
 * A pathspec that leaves out one path, whatever bytes it has. Neither a line of git's input nor an argument can hold
 * them all, so a line end, and a byte that is not text, is written as a pattern in which it may be any byte.
 */
export function literalPathspec(path: Buffer): string {
  if (isUtf8(path) && !path.includes(NEWLINE)) return `:(top,exclude,literal)${path.toString("utf8")}`;
  const ascii = [...path].map((byte) => (byte === NEWLINE || byte > 126 ? "\n" : String.fromCharCode(byte)));
  return `:(top,exclude,glob)${ascii.join("").replace(SPECIAL, "\\$&").replaceAll("\n", ANY)}`;
}

/** Deeper than any program that people write; the parsers' own recursion breaks down at a few thousand. */
const DEEPEST = 1000;
const OPEN = new Set(["(", "[", "{"].map((mark) => mark.charCodeAt(0)));
const CLOSE = new Set([")", "]", "}"].map((mark) => mark.charCodeAt(0)));

/** Whether the brackets of a text stand in each other so deep that it must not be given to a parser. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    if (OPEN.has(unit)) {
      depth += 1;
      if (depth > DEEPEST) return true;
    } else if (CLOSE.has(unit)) depth = Math.max(0, depth - 1);
  }
  return false;
}

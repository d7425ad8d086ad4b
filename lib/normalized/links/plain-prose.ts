const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[\s\S]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![\s\S]))/gm;
const HIDDEN = /<!--[\s\S]*?(?:-->|(?![\s\S]))/g;
const INLINE_CODE = /(`+)(?!`)[^\n]*?[^`\n]\1(?!`)/g;
const QUOTED = /^ {0,3}>.*$/gm;

/** The number that squashing puts behind a title. */
export const OWN_REFERENCE = /\s*\(#\d+\)\s*$/;

/** A text in Markdown without what its author did not say: code, quotes, hidden comments. Places of lines are kept. */
export function plainProse(text: string): string {
  const blank = (part: string): string => part.replace(/[^\n]/g, " ");
  return text
    .slice(0, 65_536)
    .replace(/\r\n?/g, "\n")
    .replace(FENCE, blank)
    .replace(HIDDEN, blank)
    .replace(INLINE_CODE, blank)
    .replace(QUOTED, blank);
}

const CODE = /(```|~~~)[\s\S]*?(?:\1|$)|`[^`\n]*`/g;
const MOST = 20_000;

/** Whether a comment asks something: a sentence of its own words ends in a question mark, outside of code, quotes and addresses. */
export function isQuestion(body: string): boolean {
  const words = body
    .slice(0, MOST)
    .replace(CODE, " ")
    .split("\n")
    .filter((line) => !/^\s*>/.test(line))
    .join("\n")
    .replace(/\bhttps?:\/\/\S+/g, " ");
  return /[\p{L}\p{N})"'’”\]]\s*[?？](?=[\s?!)"'’”*_]|$)/u.test(words);
}

import type { OwnerRule } from "@/lib/model/owner-rule.ts";

const OWNER = /^(@[\w.-]+(\/[\w.-]+)?|[^@\s]+@[^@\s]+\.[^@\s]+)$/;
const SECTION = /^\^?\[[^\]]*\](\[\d+\])?(\s+\S+)*\s*$/;

/** Lines that name no valid rule are left out, as the forge leaves them out. */
export function parseCodeowners(text: string): OwnerRule[] {
  const rules: OwnerRule[] = [];
  for (const [index, raw] of text.split(/\r\n|\n|\r/).entries()) {
    if (SECTION.test(raw.trim())) continue;
    const [pattern, ...owners] = wordsOf(raw);
    if (pattern === undefined || pattern.startsWith("!") || pattern.includes("[")) continue;
    if (!owners.every((owner) => OWNER.test(owner))) continue;
    rules.push({ line: index + 1, pattern, owners });
  }
  return rules;
}

/** Words between blanks; `\ ` and `\#` stand for themselves, an unescaped `#` at the start of a word ends the line. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  let word = "";
  for (let i = 0; i < line.length; i++) {
    const letter = line.charAt(i);
    if (letter === "\\" && i + 1 < line.length) word += line.charAt(++i);
    else if (letter === "#" && word === "") break;
    else if (letter !== " " && letter !== "\t") word += letter;
    else if (word !== "") {
      words.push(word);
      word = "";
    }
  }
  if (word !== "") words.push(word);
  return words;
}

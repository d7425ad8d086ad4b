import { byPath } from "../files/by-path.ts";
import type { CommentFamily } from "../files/lexer/comment-lines.ts";
import { languageOf } from "../files/lexer/languages.ts";

/** A longer line was written by no hand, and is one token. */
const LONGEST = 2_000;

const STRINGS = /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`(?:[^`\\]|\\.)*`/.source;
const NUMBERS = /\d[\p{L}\p{N}_.]*/u.source;
const WORDS = /[\p{L}_$][\p{L}\p{N}_$]*/u.source;

/** What a comment behind code looks like, up to the end of the line; tried after strings, so that no text is cut. */
const BEHIND: Partial<Record<CommentFamily, string>> = {
  slash: String.raw`\/\/.*|\/\*.*?(?:\*\/|$)`,
  page: String.raw`\/\/.*|\/\*.*?(?:\*\/|$)|<!--.*?(?:-->|$)`,
  slashHash: String.raw`\/\/.*|\/\*.*?(?:\*\/|$)|#.*`,
  scss: String.raw`\/\/.*|\/\*.*?(?:\*\/|$)`,
  css: String.raw`\/\*.*?(?:\*\/|$)`,
  hash: String.raw`#.*`,
  dash: String.raw`--.*`,
  sql: String.raw`--.*|\/\*.*?(?:\*\/|$)`,
  semicolon: ";.*",
  hashSemicolon: String.raw`[#;].*`,
  percent: "%.*",
  xml: String.raw`<!--.*?(?:-->|$)`,
  paren: String.raw`\(\*.*?(?:\*\)|$)`,
  bang: "!.*",
};

/** One expression a family, made when first asked for. Its first group holds comments. */
const readers = new Map<CommentFamily, RegExp>();

function readerFor(family: CommentFamily): RegExp {
  const known = readers.get(family);
  if (known !== undefined) return known;
  const comment = BEHIND[family] ?? "(?!)";
  const made = new RegExp(`${STRINGS}|(${comment})|${NUMBERS}|${WORDS}|[^\\s]`, "gu");
  readers.set(family, made);
  return made;
}

const familyAt = byPath((path): CommentFamily => {
  const language = languageOf(path);
  return language === null || language === "prose" ? "none" : language.comment;
});

/**
 * The words, numbers, strings and signs of one line, in order, whatever the language; comments behind code are left out
 * where the ending of the path tells how they are written. Strings that span lines are read as what they contain.
 */
export function codeTokens(path: string, line: string): string[] {
  const text = line.trim();
  if (text === "") return [];
  if (text.length > LONGEST) return [text];
  const tokens: string[] = [];
  const reader = readerFor(familyAt(path));
  reader.lastIndex = 0;
  for (let match = reader.exec(text); match !== null; match = reader.exec(text)) {
    if (match[1] === undefined) tokens.push(match[0]);
  }
  return tokens;
}

/** The token with what it says left out where it is a literal: `"` for any string, `0` for any number. */
export function abstracted(token: string): string {
  const first = token.charCodeAt(0);
  if (first >= 48 && first <= 57) return "0";
  return token.length > 1 && (first === 34 || first === 39 || first === 96) ? '"' : token;
}

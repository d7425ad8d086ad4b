import { LINE } from "@/lib/model/change-diff.ts";
import { lexerFor } from "../files/lexer-for.ts";

const HAS_WORD = /[\p{L}\p{N}]/u;
/** Begins like code in every language: comments begin with signs, or with the word `rem`. */
const BEGINS_LIKE_CODE = /^\s*[A-QS-Za-qs-z0-9_$"]/;

/**
 * A line as the statement it makes: its tokens with one space between them. Null where it makes none: blank, nothing but
 * comment, nothing but brackets. `line` is its 1-based number, `tokens` are its `codeTokens`.
 */
export function statementText(
  path: string,
  text: string,
  line: number,
  tokens: readonly string[],
): string | null {
  const statement = tokens.join(" ");
  if (!HAS_WORD.test(statement)) return null;
  return BEGINS_LIKE_CODE.test(text) || !isComment(path, text, line) ? statement : null;
}

function isComment(path: string, text: string, line: number): boolean {
  const lexer = lexerFor(path);
  if (lexer === null) return false;
  const bytes = Buffer.from(text);
  return (lexer(bytes, 0, bytes.length, line) & LINE.comment) !== 0;
}

import { LINE } from "@/lib/model/change-diff.ts";
import { lexerFor } from "../files/lexer-for.ts";
import { codeTokens } from "./code-tokens.ts";

const HAS_WORD = /[\p{L}\p{N}]/u;

/**
 * A line as the statement it makes: its tokens with one space between them. Null where it makes none: blank, nothing but
 * comment, nothing but brackets. `line` is its 1-based number.
 */
export function statementText(path: string, text: string, line: number): string | null {
  if (!HAS_WORD.test(text)) return null;
  const lexer = lexerFor(path);
  if (lexer !== null) {
    const bytes = Buffer.from(text);
    if ((lexer(bytes, 0, bytes.length, line) & LINE.comment) !== 0) return null;
  }
  const statement = codeTokens(path, text).join(" ");
  return HAS_WORD.test(statement) ? statement : null;
}

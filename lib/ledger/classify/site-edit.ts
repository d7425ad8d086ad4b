import { abstracted, codeTokens } from "../complexity/code-tokens.ts";
import { linePattern } from "../complexity/edit-pattern.ts";

/**
 * What was done where one line was written in the place of another: equal for equal substitutions of tokens, wherever they stand
 * and whatever literals say. Where nothing but literals gave way, these count as they are. Null where no token changed.
 */
export function siteEdit(path: string, removed: string, added: string): string | null {
  const [before, after] = [codeTokens(path, removed), codeTokens(path, added)];
  const pattern = linePattern(before, after);
  if (pattern === null) return null;
  const isLiteral =
    before.length === after.length &&
    before.every((token, k) => abstracted(token) === abstracted(after[k] ?? ""));
  if (!isLiteral) return pattern;
  return before.flatMap((token, k) => (token === after[k] ? [] : [token, after[k]])).join("\n");
}

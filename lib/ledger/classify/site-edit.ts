import { withoutCommon } from "../complexity/changed-runs.ts";
import { abstracted, codeTokens } from "../complexity/code-tokens.ts";
import { linePattern } from "../complexity/edit-pattern.ts";
import { changedWindow } from "./changed-window.ts";

type Place = readonly [from: number, to: number];

/**
 * What was done where one line was written in the place of another, both given as places in `bytes` (UTF-8): equal for equal
 * substitutions of tokens, wherever they stand and whatever literals say. Where nothing but literals gave way, these count as they
 * are. Null where no token changed.
 */
export function siteEdit(path: string, bytes: Buffer, removed: Place, added: Place): string | null {
  const tokensAt = ([from, to]: Place) => codeTokens(path, bytes.toString("utf8", from, to));
  const window = changedWindow(bytes, removed, added);
  if (window !== null) {
    const [before, after] = [tokensAt(window[0]), tokensAt(window[1])];
    if (before.length === 0 && after.length === 0) return null;
    // What was only put in or taken out can stand in several ways beside its like: the whole line decides for one.
    const { head, outEnd, intoEnd } = withoutCommon(before, after);
    if (head < outEnd && head < intoEnd) return tokenSiteEdit(before, after);
  }
  return tokenSiteEdit(tokensAt(removed), tokensAt(added));
}

function tokenSiteEdit(before: readonly string[], after: readonly string[]): string | null {
  const pattern = linePattern(before, after);
  if (pattern === null) return null;
  const isLiteral =
    before.length === after.length &&
    before.every((token, k) => abstracted(token) === abstracted(after[k] ?? ""));
  if (!isLiteral) return pattern;
  return before.flatMap((token, k) => (token === after[k] ? [] : [token, after[k]])).join("\n");
}

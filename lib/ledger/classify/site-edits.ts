import { withoutCommon } from "../complexity/changed-runs.ts";
import { abstracted, codeTokens } from "../complexity/code-tokens.ts";
import { linePattern } from "../complexity/edit-pattern.ts";
import { changedWindow } from "./changed-window.ts";

const UNKNOWN = "\u0080";

type Place = readonly [from: number, to: number];

/**
 * Answers what was done where one line was written in the place of another, both given as places in `bytes` (UTF-8): equal for equal
 * substitutions of tokens, wherever they stand and whatever literals say. Where nothing but literals gave way, these count as they
 * are. Null where no token changed.
 */
export function siteEdits(bytes: Buffer): (path: string, removed: Place, added: Place) => string | null {
  const known = new Map<string, string | null>();
  const textAt = ([from, to]: Place) => bytes.toString("utf8", from, to);
  const whole = (path: string, removed: Place, added: Place) =>
    tokenSiteEdit(codeTokens(path, textAt(removed)), codeTokens(path, textAt(added)));
  return (path, removed, added) => {
    const window = changedWindow(bytes, removed, added);
    if (window === null) return whole(path, removed, added);
    const [before, after] = [textAt(window[0]), textAt(window[1])];
    const next = nextByte(bytes, window[0][1], removed[1]);
    const key = `${before}\u0001${after}\u0001${next}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const [out, into] = [codeTokens(path, before), codeTokens(path, after)];
    if (canSlide(out, into, next)) return whole(path, removed, added);
    const edit = tokenSiteEdit(out, into);
    known.set(key, edit);
    return edit;
  };
}

/**
 * Whether tokens that were only put in or only taken out may stand one place further as well, before a like one: what is behind the
 * window decides.
 */
function canSlide(out: readonly string[], into: readonly string[], next: string): boolean {
  const { head, outEnd, intoEnd } = withoutCommon(out, into);
  const [first] = outEnd > head ? out.slice(head) : into.slice(head);
  return outEnd > head !== intoEnd > head && (next >= UNKNOWN || first?.charAt(0) === next);
}

/** The first character behind a place that is no space; "" at the end, from `UNKNOWN` on where it is longer than a byte. */
function nextByte(bytes: Uint8Array, from: number, to: number): string {
  let place = from;
  while (place < to && (bytes[place] ?? 0) <= 32) place += 1;
  return place < to ? String.fromCharCode(bytes[place] ?? 0) : "";
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

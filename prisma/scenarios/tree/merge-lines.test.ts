import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchLines } from "./match-lines.ts";
import { mergeLines } from "./merge-lines.ts";

const text = fc.array(fc.constantFrom("a", "b", "c", "}", ""), { maxLength: 12 });

describe("matching lines", () => {
  test("pairs equal lines only, in order", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        let last = -1;
        matchLines(before, after).forEach((place, line) => {
          if (place < 0) return;
          expect(after[place]).toBe(before[line]);
          expect(place).toBeGreaterThan(last);
          last = place;
        });
      }),
    );
  });

  test("pairs as many as can be", () => {
    expect([...matchLines(["a", "b", "c", "d"], ["b", "x", "c", "a", "d"])]).toEqual([-1, 0, 2, 4]);
  });
});

describe("merging lines", () => {
  test("takes the side that changed where the other did not", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeLines(base, changed, base)).toEqual({ lines: changed, conflict: false });
        expect(mergeLines(base, base, changed)).toEqual({ lines: changed, conflict: false });
      }),
    );
  });

  test("does not quarrel over the same change made twice", () => {
    fc.assert(
      fc.property(text, text, (base, changed) => {
        expect(mergeLines(base, changed, changed)).toEqual({ lines: changed, conflict: false });
      }),
    );
  });

  test("brings two distant changes together", () => {
    const merged = mergeLines(["1", "2", "3", "4"], ["one", "2", "3", "4"], ["1", "2", "3", "four"]);
    expect(merged).toEqual({ lines: ["one", "2", "3", "four"], conflict: false });
  });

  test("says so where both sides changed the same line, and keeps theirs", () => {
    expect(mergeLines(["1", "2"], ["1", "ours"], ["1", "theirs"])).toEqual({
      lines: ["1", "theirs"],
      conflict: true,
    });
  });
});

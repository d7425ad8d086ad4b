import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { NORMAL_975 } from "./normal-975.ts";
import { studentT975 } from "./student-t-975.ts";

describe("the 97.5 % point of Student's t", () => {
  test.each([
    [1, 12.706204736],
    [2, 4.30265273],
    [5, 2.570581836],
    [10, 2.228138852],
    [30, 2.042272456],
    [120, 1.979930405],
  ])("with %d degrees of freedom is the tabulated %d", (df, expected) => {
    expect(studentT975(df)).toBeCloseTo(expected, 7);
  });

  test("falls towards the normal point as evidence grows and never below it", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 20_000 }), (df) => {
        expect(studentT975(df)).toBeGreaterThan(NORMAL_975);
        expect(studentT975(df)).toBeGreaterThanOrEqual(studentT975(df + 1));
      }),
    );
    expect(studentT975(1_000_000)).toBeCloseTo(NORMAL_975, 5);
  });

  test("no degree of freedom is a mistake of the caller", () => {
    expect(() => studentT975(0)).toThrow();
  });
});

import { expect, test } from "vitest";
import { plainTitle } from "./plain-title.ts";

test.each([
  ["\u202Eإصلاح الدفع Rework retry policy", "إصلاح الدفع Rework retry policy"],
  ["Fix \u2066the\u2069 cart", "Fix the cart"],
  ["\u202E", ""],
  ["Add a list (#1)", "Add a list (#1)"],
])("%j is shown as it was written", (written, shown) => {
  expect(plainTitle(written)).toBe(shown);
});

import { expect, test } from "vitest";
import { isTooDeep } from "./is-too-deep.ts";

test("only brackets inside each other count", () => {
  expect(isTooDeep("()".repeat(100_000))).toBe(false);
  expect(isTooDeep(")".repeat(100_000))).toBe(false);
  expect(isTooDeep("(".repeat(1000))).toBe(false);
  expect(isTooDeep("([{".repeat(334))).toBe(true);
});

import { expect, test } from "vitest";
import { mapBack } from "./map-back.ts";

/** Lines 3 and 4 became one line, two lines came after what is line 6 then, and line 9 went. */
const hunks = Int32Array.of(3, 2, 3, 1, 6, 0, 6, 2, 9, 1, 9, 0);

test("a line leads back to where it stood, past lines that came and went", () => {
  expect([1, 2, 4, 5, 8, 9, 10, 11].map((line) => mapBack(hunks, line))).toEqual([1, 2, 5, 6, 7, 8, 10, 11]);
});

test("an added line stood nowhere", () => {
  expect([3, 6, 7].map((line) => mapBack(hunks, line))).toEqual([null, null, null]);
});

test("without hunks a line stays", () => {
  expect(mapBack(new Int32Array(0), 7)).toBe(7);
});

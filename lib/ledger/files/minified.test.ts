import { expect, test } from "vitest";
import { isMinified } from "./minified.ts";

test("a script or style sheet is minified above a mean of 110 bytes a line", () => {
  expect(isMinified("a/app.js", 10, 1101)).toBe(true);
  expect(isMinified("a/app.css", 1, 111)).toBe(true);
  expect(isMinified("a/app.js", 10, 1100)).toBe(false);
});

test("other files and empty files are not", () => {
  expect(isMinified("a/app.ts", 1, 9000)).toBe(false);
  expect(isMinified("a/data.json", 1, 9000)).toBe(false);
  expect(isMinified("a/app.js", 0, 0)).toBe(false);
});

import { expect, test } from "vitest";
import { pathRegex } from "./path-regex.ts";

test.each([
  ["a/*/c", "a/b/c", true],
  ["a/*/c", "a/b/b/c", false],
  ["a/**/c", "a/c", true],
  ["a/**/c", "a/b/b/c", true],
  ["**/c.*", "x/c.ts", true],
  ["**/*.po", "de.po", true],
  ["**", "anything/at/all", true],
  ["docs/**", "docs", true],
  ["docs/**", "docsy/x", false],
  ["a.c", "abc", false],
  ["a?c", "abc", true],
  ["a?c", "a/c", false],
  ["[x](y)+{z}^$|\\", "[x](y)+{z}^$|\\", true],
  ["**/übung.md", "a/übung.md", true],
])("%s and %s: %s", (glob, path, expected) => {
  expect(new RegExp(pathRegex(glob)).test(`${path}/`)).toBe(expected);
});

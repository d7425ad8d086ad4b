import { expect, test } from "vitest";
import { literalPathspec } from "./literal-pathspec.ts";

test("names an ordinary path literally, stars and all", () => {
  expect(literalPathspec(Buffer.from("a/*[b] ü"))).toBe(":(top,exclude,literal)a/*[b] ü");
});

test("lets a line end or a byte that is not text be any byte, and keeps the rest literal", () => {
  expect(literalPathspec(Buffer.from("a*\n[b"))).toBe(":(top,exclude,glob)a\\*?\\[b");
  expect(literalPathspec(Buffer.from([0x61, 0xff, 0x62]))).toBe(":(top,exclude,glob)a?b");
});

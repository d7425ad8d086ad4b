import { expect, test } from "vitest";
import { SHORT_HASH_LENGTH, shortHash } from "./short-hash.ts";

test("is the same for the same text, on every machine", () => {
  expect(shortHash("getUser")).toBe(shortHash("getUser"));
  expect(shortHash("")).toHaveLength(SHORT_HASH_LENGTH);
});

test("tells 200,000 lines apart", () => {
  const seen = new Set<string>();
  for (let line = 0; line < 200_000; line += 1) seen.add(shortHash(`const value${line % 1000} = ${line};`));
  expect(seen.size).toBe(200_000);
});

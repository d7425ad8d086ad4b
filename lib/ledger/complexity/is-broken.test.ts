import { expect, test } from "vitest";
import { isBroken } from "./is-broken.ts";

test.each([
  ["a part that went", [["id:int", -1]], true],
  [
    "a part of another type",
    [
      ["id:int", -1],
      ["id:text", 1],
    ],
    true,
  ],
  ["a part that came", [["fee:int", 1]], false],
  [
    "another name",
    [
      ["id:int", -1],
      ["key:int", 1],
    ],
    true,
  ],
  [
    "a type that was written down",
    [
      ["id:", -1],
      ["id:int", 1],
    ],
    false,
  ],
  [
    "a type that was left out",
    [
      ["id:int", -1],
      ["id", 1],
    ],
    false,
  ],
  [
    "one more that must be given",
    [
      ["required:1", -1],
      ["required:2", 1],
      ["fee:int", 1],
    ],
    true,
  ],
  [
    "one fewer that must be given",
    [
      ["required:2", -1],
      ["required:1", 1],
    ],
    false,
  ],
  ["nothing", [], false],
] as const)("%s", (_name, counts, expected) => {
  expect(isBroken(counts)).toBe(expected);
});

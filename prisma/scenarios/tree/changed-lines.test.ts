import { expect, test } from "vitest";
import { changedLines } from "./changed-lines.ts";

test("lines are counted file by file as a host counts them", () => {
  const before = new Map([
    ["gone.txt", "a\nb\n"],
    ["kept.txt", "same\n"],
    ["moved.txt", "one\ntwo\nthree\n"],
  ]);
  const after = new Map([
    ["kept.txt", "same\n"],
    ["moved.txt", "one\n2\nthree\nfour\n"],
    ["new.txt", "x\n"],
  ]);
  expect(changedLines(before, after)).toEqual([
    { path: "gone.txt", added: 0, removed: 2, change: "DELETED" },
    { path: "moved.txt", added: 2, removed: 1, change: "MODIFIED" },
    { path: "new.txt", added: 1, removed: 0, change: "ADDED" },
  ]);
});

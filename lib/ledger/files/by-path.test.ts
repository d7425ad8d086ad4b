import { expect, test } from "vitest";
import { byPath } from "./by-path.ts";

test("a path is judged once while it keeps coming, also where the verdict is null", () => {
  let judged = 0;
  const verdict = byPath((path) => {
    judged += 1;
    return path.endsWith(".lock") ? "lockfile" : null;
  });
  for (let round = 0; round < 3; round += 1) {
    expect(verdict("Cargo.lock")).toBe("lockfile");
    expect(verdict("src/main.rs")).toBeNull();
  }
  expect(judged).toBe(2);
});

test("paths that do not come again are forgotten, and judged the same when they do", () => {
  const judged: string[] = [];
  const verdict = byPath((path) => judged.push(path) > 0 && path.length);
  expect(verdict("first")).toBe(5);
  for (let k = 0; k < 40_000; k += 1) verdict(`other/${k}`);
  expect(verdict("first")).toBe(5);
  expect(judged.filter((path) => path === "first")).toHaveLength(2);
});

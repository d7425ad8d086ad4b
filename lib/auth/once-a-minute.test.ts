import { expect, test } from "vitest";
import { onceAMinute } from "./once-a-minute.ts";

test("each key is due once a minute", () => {
  const isDue = onceAMinute();
  const at = (ms: number) => new Date(ms);
  expect([isDue("a", at(0)), isDue("a", at(59_999)), isDue("b", at(1)), isDue("a", at(60_000))]).toEqual([
    true,
    false,
    true,
    true,
  ]);
});

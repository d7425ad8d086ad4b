import { expect, test } from "vitest";
import { signInLimit } from "./sign-in-limit.ts";

test("ten attempts a minute, then no more until the minute is over", () => {
  let at = 0;
  const limit = signInLimit(() => at);
  const tries = (count: number) => Array.from({ length: count }, () => limit.allow("ada 127.0.0.1"));
  expect(tries(11)).toEqual([...Array<boolean>(10).fill(true), false]);
  expect(limit.allow("bob 127.0.0.1")).toBe(true);
  at = 59_999;
  expect(limit.allow("ada 127.0.0.1")).toBe(false);
  at = 60_000;
  expect(limit.allow("ada 127.0.0.1")).toBe(true);
});

test("a success starts the count anew", () => {
  const limit = signInLimit(() => 0, 1);
  expect([limit.allow("a"), limit.allow("a")]).toEqual([true, false]);
  limit.clear("a");
  expect(limit.allow("a")).toBe(true);
});

test("a flood of made-up names does not lift the limit of the one being attacked for the newest names", () => {
  const limit = signInLimit(() => 0, 1);
  for (let n = 0; n < 25_000; n++) limit.allow(`name ${n}`);
  expect(limit.allow("name 24999")).toBe(false);
});

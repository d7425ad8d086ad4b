import { expect, test } from "vitest";
import { readBroughtIn } from "./read-brought-in.ts";

const named = (...messages: string[]) =>
  readBroughtIn(messages).map(({ sha, number }) => sha ?? `#${number}`);

test("a trailer of the kernel and a plain sentence name where a defect came from", () => {
  expect(named('Fixes: 0123456789ab ("tills: open them")')).toEqual(["0123456789ab"]);
  expect(named("The total was wrong since; introduced in #12, and broken by commit ABCDEF0.")).toEqual([
    "#12",
    "abcdef0",
  ]);
  expect(named("regressed since #7", "Caused by 1234567")).toEqual(["#7", "1234567"]);
});

test("a closed issue, a quote, a list and code name nothing", () => {
  expect(
    named("Fixes: #12", "Fixes #12", "> introduced in #12", "- caused by #12", "```\nbroken by #12\n```"),
  ).toEqual([]);
  expect(named("introduced in defaced ways", "This was introduced with care, see #12")).toEqual([]);
});

import { expect, test } from "vitest";
import { signalsOf } from "./signals-of.ts";

const signal = {
  rule: "co-author.claude-code",
  family: "text",
  tool: "Claude Code",
  where: "co-author trailer",
  sha: "abc",
  p: 0.95,
  points: "hybrid",
  quote: "Co-Authored-By: Claude",
};

test("what the change itself carries is shown with its quote", () => {
  expect(signalsOf([{ ...signal, model: null }])).toEqual([signal]);
});

test("what rests on a person's use shows neither tool, time nor amount", () => {
  expect(
    signalsOf([{ ...signal, family: "usage", where: "Copilot usage of ada on 3 Nov, 41 lines" }]),
  ).toEqual([{ ...signal, family: "usage", where: "vendor telemetry", tool: null, sha: null, quote: "" }]);
});

test("signals that cannot be read are left out, not guessed", () => {
  expect(signalsOf({ rule: 1 })).toEqual([]);
});

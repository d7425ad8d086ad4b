import { expect, test } from "vitest";
import { ruleWords } from "./rule-words.ts";

test("a rule reads as words, and an unknown one as its id", () => {
  expect(ruleWords("own-21d")).toContain("21 days");
  expect(ruleWords("some-later-rule")).toBe("some-later-rule");
});

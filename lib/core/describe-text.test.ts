import { expect, test } from "vitest";
import { describeText } from "./describe-text.ts";
import { saysSomething } from "./says-something.ts";

test.each([
  ["h3. Acceptance Criteria\n* the cart keeps its lines", true],
  ["Given an empty cart\nwhen I pay\nthen I am told so", true],
  ["- [ ] the cart keeps its lines", true],
  ["As a customer I want the cart to work, given that it did before.", false],
])("%j says when it is done: %s", (text, hasCriteria) => {
  expect(describeText(text).hasCriteria).toBe(hasCriteria);
});

test("words of a description are its own: no code and no quotes", () => {
  expect(describeText("One two\n> not mine\n```\nlet three;\n```\nfour").words).toBe(3);
});

test("a remark has substance from five words on, where it is more than praise", () => {
  expect(saysSomething("this loses the last row")).toBe(true);
  expect(saysSomething("why so late?")).toBe(false);
  expect(saysSomething("LGTM, looks very good to me, thanks!")).toBe(false);
});

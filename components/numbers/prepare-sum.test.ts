import { expect, test } from "vitest";
import type { Figure } from "@/lib/model/figure.ts";
import { prepareSum, termInWords } from "./prepare-sum.ts";

const figure = { unit: "share", value: 0.52 } as Figure;
const list = { rows: [], count: 81, of: 15_145, over: 28_942 };

test("a formula is written in the words of the ledger", () => {
  expect(termInWords({ facts: ["rework", "net"] })).toBe("reworked lines + net lines");
  expect(termInWords({ facts: ["changes"], composition: ["hybrid", "agent"] })).toBe(
    "changes, of hybrid or agent changes",
  );
});

test("the rows are summed before the eyes of the reader", () => {
  const { sentence } = prepareSum(
    { read: { as: "ratio-of-sums", of: "net", over: "gross" } },
    figure,
    list,
    false,
  );
  expect(sentence).toBe("The 81 changes sum to 15,145 ÷ 28,942 = 52 %.");
});

test("a filtered list does not pretend to be the whole figure", () => {
  const { sentence } = prepareSum(
    { read: { as: "sum", of: "changes" } },
    figure,
    { ...list, over: null },
    true,
  );
  expect(sentence).toContain("a part of the figure above");
});

test("survival is not divided by hand", () => {
  const { sentence } = prepareSum(
    { read: { as: "survival", horizonDays: 30, give: "share" } },
    figure,
    list,
    false,
  );
  expect(sentence).not.toContain("÷");
});

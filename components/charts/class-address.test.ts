import { expect, test } from "vitest";
import { classAddress } from "./class-address.ts";

test.each([
  ["/teams/a/ledger?weeks=4", "/teams/a/ledger?weeks=4&class=rework"],
  ["/teams/a/ledger?weeks=4&q=x#changes", "/teams/a/ledger?weeks=4&q=x&class=rework#changes"],
  ["/gallery", "/gallery?class=rework"],
])("%s", (everything, one) => {
  expect(classAddress(everything, "rework")).toBe(one);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { apportionBig } from "./apportion.ts";
import { formatMoney, parseMoney, sumMoney } from "./money.ts";

describe("money", () => {
  test.each([
    ["1234.50", "USD", 123_450n],
    ["1234.5", "USD", 123_450n],
    ["-0.01", "EUR", -1n],
    ["1200", "JPY", 1200n],
    ["1.234", "KWD", 1234n],
    ["1.2300", "USD", 123n],
  ])("%s %s is %d of the smallest unit", (text, currency, minor) => {
    expect(parseMoney(text, currency)).toEqual({ minor, currency });
  });

  test.each([
    ["1.239", "USD"],
    ["1.5", "JPY"],
    ["1,200", "USD"],
    ["", "USD"],
    ["1e3", "USD"],
    ["1", "usd"],
    ["1", "DOLLARS"],
  ])("%j %s is refused instead of rounded or guessed", (text, currency) => {
    expect(() => parseMoney(text, currency)).toThrow();
  });

  test("what was written reads back as the same amount", () => {
    fc.assert(
      fc.property(fc.bigInt(), fc.constantFrom("USD", "JPY", "KWD"), (minor, currency) => {
        expect(parseMoney(formatMoney({ minor, currency }), currency)).toEqual({ minor, currency });
      }),
    );
  });

  test("parts of a bill add up to the bill, to the cent", () => {
    const bill = parseMoney("10.00", "USD");
    const parts = apportionBig(bill.minor, [1n, 1n, 1n]).map((minor) => ({ minor, currency: "USD" }));
    expect(parts.map(formatMoney)).toEqual(["3.34", "3.33", "3.33"]);
    expect(sumMoney("USD", parts)).toEqual(bill);
  });

  test("currencies are never added to one another", () => {
    expect(() => sumMoney("USD", [{ minor: 1n, currency: "EUR" }])).toThrow("EUR");
  });
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { formatInterval, formatNumber, formatPercent, formatValue, plural } from "./format.ts";

test("numbers carry thousands and a true minus", () => {
  expect(formatNumber(12480)).toBe("12,480");
  expect(formatNumber(-340)).toBe("−340");
  expect(formatNumber(9.44)).toBe("9.4");
});

test("a small share never reads as nothing and a large one never as all", () => {
  expect(formatPercent(0.0004)).toBe("<0.1 %");
  expect(formatPercent(0.9996)).toBe(">99.9 %");
  expect(formatPercent(0)).toBe("0 %");
  expect(formatPercent(1)).toBe("100 %");
  expect([0.04, 0.0994, 0.0996].map(formatPercent)).toEqual(["4.0 %", "9.9 %", "10 %"]);
  fc.assert(
    fc.property(fc.double({ min: 1e-9, max: 1 - 1e-9, noNaN: true }), (share) => {
      expect(formatPercent(share)).not.toMatch(/^(0|100) %$/);
    }),
  );
});

test("an interval writes its unit once", () => {
  expect(formatInterval(0.31, 0.44, "share")).toBe("31 to 44 %");
  expect(formatInterval(18.3, 21, "days")).toBe("18.3 to 21 days");
  expect(formatInterval(3, 13, "lines")).toBe("3 to 13");
});

test("units are spoken as people say them", () => {
  expect(formatValue(1.56, "ratio")).toBe("1.6 ×");
  expect(plural(1, "change")).toBe("1 change");
  expect(plural(2104, "change")).toBe("2,104 changes");
});

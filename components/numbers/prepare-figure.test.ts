import { expect, test } from "vitest";
import type { Figure } from "@/lib/model/figure.ts";
import { prepareFigure } from "./prepare-figure.ts";

const figure: Figure = {
  metric: "net-share",
  value: 0.64,
  missing: null,
  unit: "share",
  n: 12_480,
  nClusters: 412,
  ciLow: 0.61,
  ciHigh: 0.67,
  coverage: 1,
  status: "settled",
  asOf: "2026-11-15T00:00:00.000Z",
  methodVersion: "ms-1",
  paramsHash: "0",
  evidenceRef: "/",
  caveats: [],
};

test("a number stands with its interval, its n and its status", () => {
  expect(prepareFigure(figure)).toMatchObject({
    value: "64 %",
    interval: "61 to 67 %",
    n: "12,480 lines, 412 changes",
    says: "settled",
  });
});

test("a number without enough evidence is not shown, and says what is missing", () => {
  const shown = prepareFigure({ ...figure, value: 0.64, status: "insufficient", missing: "not_settled" });
  expect(shown.value).toBeNull();
  expect(shown.interval).toBeNull();
  expect(shown.says).toContain("30 days");
});

test("a share of changes rests on changes, whatever stands outside the mix", () => {
  expect(prepareFigure({ ...figure, metric: "known-share", n: 278, nClusters: 299 }).n).toBe("278 changes");
});

test("zero is a number and null is not", () => {
  expect(prepareFigure({ ...figure, value: 0, ciLow: null, ciHigh: null }).value).toBe("0 %");
  expect(
    prepareFigure({ ...figure, value: null, status: "insufficient", missing: "no_source" }).value,
  ).toBeNull();
});

import { expect, test } from "vitest";
import { DRIVERS } from "@/lib/model/complexity.ts";
import { prepareWaiting, prepareWeight } from "./prepare-weight.ts";

const parts = DRIVERS.map((driver) => ({ driver, x: 0, points: 0, evidence: [] as string[] }));
const weighed = {
  milliPoints: 42_349,
  version: "default-1",
  gaps: [],
  parts: parts.map((part) =>
    part.driver === "scope" ? { ...part, x: 120.5, points: 12, evidence: ["src/a.ts: 120 lines"] } : part,
  ),
  band: "L",
  cuts: [15, 30, 50],
  isVeiled: false,
} as const;

test("a weight says its points, its band and what each driver gave of its share", () => {
  const { says, rows, unseen } = prepareWeight(weighed);
  expect(says).toBe("42.3 complexity points: band L, 30.0 to 50.0.");
  expect(rows[0]).toMatchObject({ label: "Size", counted: "121", points: "12.0 of 15" });
  expect(rows[1]).toMatchObject({ label: "Structure", counted: "0", points: "0.0 of 20" });
  expect(unseen).toEqual([]);
});

test("what was not seen is not known, never nothing", () => {
  const { says, rows, unseen } = prepareWeight({ ...weighed, gaps: ["history", "reviews"], isVeiled: true });
  expect(says).toBe("42.3 complexity points: band L, 30.0 to 50.0, with 4 parts of nine not known.");
  expect(rows.filter(({ counted }) => counted === null).map(({ driver }) => driver)).toEqual([
    "coupling",
    "hotspot",
    "novelty",
    "deliberation",
  ]);
  expect(unseen).toHaveLength(3);
});

test.each([
  ["S", "below 15.0"],
  ["XL", "50.0 and more"],
] as const)("band %s is %s", (band, says) => {
  expect(prepareWeight({ ...weighed, band }).says).toContain(says);
});

test("what is not weighed says how many changes wait", () => {
  expect(prepareWaiting({ changes: 3, waiting: 2, weighed: null })).toContain("2 of its 3 changes wait");
  expect(prepareWaiting({ changes: 1, waiting: 1, weighed: null })).toContain("its change waits");
  expect(prepareWaiting({ changes: 1, waiting: 0, weighed: null })).toContain("weighed next");
});

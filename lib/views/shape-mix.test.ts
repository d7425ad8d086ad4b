import { expect, test } from "vitest";
import type { ReadRow } from "@/lib/model/metric-read.ts";
import { shapeMix, shapeWeeks } from "./shape-mix.ts";

const row = (week: string, composition: string, of: number): ReadRow => ({
  by: { week, composition },
  of,
  over: null,
  changes: of,
  settledChanges: 0,
});

test("automation stands outside the mix", () => {
  expect(shapeMix([row("2026-W45", "agent", 3), row("2026-W45", "automation", 9)])).toEqual({
    mix: { human: 0, hybrid: 0, agent: 3, unknown: 0 },
    automation: 9,
  });
});

test("a week in which nothing of the mix landed is a gap", () => {
  const weeks = shapeWeeks(
    [row("2026-W45", "unknown", 2), row("2026-W46", "automation", 1)],
    ["2026-W45", "2026-W46"],
    "2026-W46",
  );
  expect(weeks).toMatchObject([
    { monday: "2026-11-02", unfinished: false, mix: { unknown: 2 } },
    { unfinished: true, mix: null },
  ]);
});

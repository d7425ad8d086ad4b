import { expect, test } from "vitest";
import { surfaceProfile } from "@/lib/metrics/surface-profile.ts";
import type { Axis, SurfaceEvent } from "@/lib/model/surface.ts";
import { shapeSurface } from "./shape-surface.ts";
import { surfaceGaps } from "./surface-gaps.ts";

const MONDAY = 1_762_732_800;
const event = (axis: Axis, more: Partial<SurfaceEvent> = {}): SurfaceEvent => ({
  axis,
  id: axis,
  at: MONDAY,
  team: "pay",
  by: "human",
  units: [],
  passed: true,
  why: "",
  ...more,
});
const EVENTS = [
  event("review", { by: "assisted" }),
  event("review", { at: MONDAY + 8 * 86_400 }),
  event("review", { passed: false, why: "came late" }),
  event("context"),
];
const shape = (reviews: number, closed: readonly Axis[] = []) =>
  shapeSurface({
    events: EVENTS,
    profile: surfaceProfile(EVENTS, []),
    figures: new Map(),
    gaps: surfaceGaps({ reviews, repositories: 1, items: true, texts: true, teams: true }),
    closed: new Set(closed),
    weeks: ["2025-W46", "2025-W47", "2025-W48"],
    asOf: MONDAY + 9 * 86_400,
  });
const of = (rows: ReturnType<typeof shape>, axis: Axis) => rows.find((row) => row.axis === axis);

test("an axis is counted by week, with what its gate left out and what AI had part in; later weeks are not known", () => {
  expect(of(shape(1), "review")).toMatchObject({
    byWeek: [1, 1, null],
    assisted: 1,
    leftOut: [{ why: "came late", count: 1 }],
    gap: null,
  });
});

test("what no source tells, or too few people did, has no number at all, and says why", () => {
  expect(of(shape(0), "review")).toMatchObject({
    figure: null,
    byWeek: [null, null, null],
    leftOut: [],
    assisted: 0,
  });
  expect(of(shape(0), "review")?.gap).toContain("not connected");
  expect(of(shape(1, ["review"]), "review")).toMatchObject({ figure: null, byWeek: [null, null, null] });
  expect(of(shape(1, ["review"]), "review")?.gap).toContain("fewer than five");
});

test("there are seven rows and none for their sum", () => {
  expect(shape(1).map(({ axis }) => axis)).toEqual([
    "specification",
    "decision",
    "review",
    "coordination",
    "context",
    "operations",
    "build",
  ]);
});

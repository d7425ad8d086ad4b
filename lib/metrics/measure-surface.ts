import { AppError } from "@/lib/core/errors.ts";
import type { Figure } from "@/lib/model/figure.ts";
import type { SurfaceEvent } from "@/lib/model/surface.ts";
import { figureOf, type Reading } from "./figure-of.ts";
import type { Metric, SurfaceRows } from "./metric.ts";
import { surfaceProfile } from "./surface-profile.ts";

/** What a metric of the contribution surface says of some events and of what was delivered. */
export function measureSurface(metric: Metric, { events, delivered }: SurfaceRows, reading: Reading): Figure {
  const { read } = metric;
  if (read.as !== "surface") throw new AppError("bug", `${metric.id} is not read from the surface.`);
  const base = { low: null, high: null };
  if (read.give === "events") {
    const looked = events.filter(({ axis }) => axis === read.axis);
    const sums = { of: looked.filter(({ passed }) => passed).length, over: null };
    const n = looked.length;
    return figureOf(metric, { ...base, sums, changes: n, settledChanges: n, n }, reading);
  }
  const { upstreamParticipation, specCoverage } = surfaceProfile(events, delivered);
  const n = delivered.length;
  const settled = delivered.filter(({ isSettled }) => isSettled).length;
  const of = read.give === "upstream-points" ? upstreamParticipation : specCoverage;
  return figureOf(
    metric,
    { ...base, sums: of === null ? null : { of, over: null }, changes: n, settledChanges: settled, n },
    reading,
  );
}

/** An event of an example: what matters is its axis, its units, and whether it passed. */
export const exampleEvent = (event: Pick<SurfaceEvent, "axis"> & Partial<SurfaceEvent>): SurfaceEvent => ({
  id: event.axis,
  at: 0,
  team: "team",
  by: "human",
  units: [],
  passed: true,
  why: "",
  ...event,
});

/** So many units of as many net points each, in thousandths, begun at the tenth second. */
export const exampleUnits = (names: readonly string[], netMilliPoints: number): SurfaceRows["delivered"] =>
  names.map((id) => ({ id, startedAt: 10, netMilliPoints, isSettled: true }));

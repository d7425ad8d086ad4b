import { parseWeek, WEEK_SECONDS } from "@/lib/core/time.ts";
import type { SurfaceProfile } from "@/lib/metrics/surface-profile.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { AXES, type Axis, type SurfaceEvent } from "@/lib/model/surface.ts";
import type { SurfaceGaps } from "./surface-gaps.ts";

/** One axis of the surface over a window. */
export type SurfaceRow = {
  readonly axis: Axis;
  /** Null where it is not observed. */
  readonly figure: Figure | null;
  /** Of those that count, how many AI is known to have drafted or a bot to have written. */
  readonly assisted: number;
  /** What counts, week by week; null in weeks after the end of the data. */
  readonly byWeek: readonly (number | null)[];
  /** What its gate left out, by what it lacks, most first. */
  readonly leftOut: readonly { readonly why: string; readonly count: number }[];
  /** Share of the delivered net points whose units it bore on, 0 to 1. */
  readonly participation: number | null;
  /** What of it is not observed, or why nothing is shown. */
  readonly gap: string | null;
};

type Given = {
  readonly events: readonly SurfaceEvent[];
  readonly profile: SurfaceProfile;
  readonly figures: ReadonlyMap<Axis, Figure>;
  readonly gaps: SurfaceGaps;
  /** Axes on which too few people were active to be shown. */
  readonly closed: ReadonlySet<Axis>;
  readonly weeks: readonly string[];
  /** Seconds. */
  readonly asOf: number;
};

/** The seven axes, each by itself: there is no row for all of them. */
export const shapeSurface = (given: Given): SurfaceRow[] => AXES.map((axis) => shapeAxis(axis, given));

function shapeAxis(axis: Axis, { events, profile, figures, gaps, closed, weeks, asOf }: Given): SurfaceRow {
  const unseen = gaps.unseen.get(axis);
  const none = {
    axis,
    figure: null,
    assisted: 0,
    byWeek: weeks.map(() => null),
    leftOut: [],
    participation: null,
  };
  if (unseen !== undefined) return { ...none, gap: unseen };
  if (closed.has(axis))
    return {
      ...none,
      gap: "Hidden: fewer than five people were active here, too few to show without showing somebody.",
    };
  const own = events.filter((event) => event.axis === axis);
  const passed = own.filter((event) => event.passed);
  const { participation = null } = profile.axes.find((each) => each.axis === axis) ?? {};
  return {
    axis,
    figure: figures.get(axis) ?? null,
    assisted: passed.filter(({ by }) => by === "assisted").length,
    byWeek: countByWeek(passed, weeks, asOf),
    leftOut: reasons(own.filter((event) => !event.passed)),
    participation,
    gap: gaps.partly.get(axis) ?? null,
  };
}

function countByWeek(
  events: readonly SurfaceEvent[],
  weeks: readonly string[],
  asOf: number,
): (number | null)[] {
  return weeks.map((week) => {
    const from = parseWeek(week) ?? 0;
    if (from > asOf) return null;
    return events.filter(({ at }) => at >= from && at < from + WEEK_SECONDS).length;
  });
}

function reasons(left: readonly SurfaceEvent[]): { why: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { why } of left) counts.set(why, (counts.get(why) ?? 0) + 1);
  return [...counts]
    .map(([why, count]) => ({ why, count }))
    .toSorted((a, b) => b.count - a.count || (a.why < b.why ? -1 : 1));
}

import { entropy, evenness } from "@/lib/core/stats/entropy.ts";
import { AXES, type Axis, type SurfaceEvent } from "@/lib/model/surface.ts";

/** A delivered unit: when its first commit was made, and its net points in thousandths. */
export type DeliveredUnit = {
  readonly id: string;
  readonly startedAt: number;
  readonly netMilliPoints: number;
};

/** What passed its gate on an axis, done by people and with AI; and the share of delivered net points that it bore on. */
export type AxisProfile = {
  readonly axis: Axis;
  readonly human: number;
  readonly assisted: number;
  /** 0 to 1; null where nothing was delivered. */
  readonly participation: number | null;
};

/** Shares are 0 to 1, and null where there is nothing to be a share of. */
export type SurfaceProfile = {
  readonly axes: readonly AxisProfile[];
  /** Share of delivered net points whose unit had a specification or decision before its first commit. */
  readonly upstreamParticipation: number | null;
  /** Share of events that are specification, decision or context. A count of events, not of value. */
  readonly upstreamEvents: number | null;
  /** Units with a specification before their first commit, of all delivered. */
  readonly specCoverage: number | null;
  /** How evenly events lie on the axes, in bits and against the most there could be. */
  readonly entropyBits: number | null;
  readonly evenness: number | null;
};

const UPSTREAM: readonly Axis[] = ["specification", "decision", "context"];
const BEFORE_WORK: readonly Axis[] = ["specification", "decision"];

/** The profile of events that passed and of what was delivered: counts per axis, never a sum over axes and never of a person. */
export function surfaceProfile(
  events: readonly SurfaceEvent[],
  delivered: readonly DeliveredUnit[],
): SurfaceProfile {
  const passed = events.filter((event) => event.passed);
  const counted = AXES.map((axis) => passed.filter((event) => event.axis === axis));
  const counts = counted.map((onAxis) => onAxis.length);
  const all = counts.reduce((sum, count) => sum + count, 0);
  const upstream = passed.filter(({ axis }) => UPSTREAM.includes(axis)).length;
  const starts = new Map(delivered.map(({ id, startedAt }) => [id, startedAt]));
  const before = (axes: readonly Axis[]): ReadonlySet<string> =>
    new Set(
      passed
        .filter(({ axis }) => axes.includes(axis))
        .flatMap(({ at, units }) => units.filter((unit) => at < (starts.get(unit) ?? at))),
    );
  const specified = before(["specification"]);
  return {
    axes: AXES.map((axis, place) => {
      const onAxis = counted[place] ?? [];
      const assisted = onAxis.filter(({ by }) => by === "assisted").length;
      const touched = new Set(onAxis.flatMap(({ units }) => units));
      return {
        axis,
        human: onAxis.length - assisted,
        assisted,
        participation: pointShare(delivered, touched),
      };
    }),
    upstreamParticipation: pointShare(delivered, before(BEFORE_WORK)),
    upstreamEvents: all === 0 ? null : upstream / all,
    specCoverage:
      delivered.length === 0
        ? null
        : delivered.filter(({ id }) => specified.has(id)).length / delivered.length,
    entropyBits: entropy(counts),
    evenness: evenness(counts),
  };
}

function pointShare(delivered: readonly DeliveredUnit[], units: ReadonlySet<string>): number | null {
  const sum = (of: readonly DeliveredUnit[]): number =>
    of.reduce((points, { netMilliPoints }) => points + netMilliPoints, 0);
  const all = sum(delivered);
  return all === 0 ? null : sum(delivered.filter(({ id }) => units.has(id))) / all;
}

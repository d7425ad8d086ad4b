import type { Json } from "@/lib/core/hash.ts";
import type { Fact, LineLives } from "@/lib/model/fact.ts";
import type { MetricRead, PointName } from "@/lib/model/metric-read.ts";
import type { SurfaceEvent } from "@/lib/model/surface.ts";
import type { DeliveredUnit } from "./surface-profile.ts";

export type MetricUnit = "share" | "ratio" | "lines" | "changes" | "days" | "points" | "records" | "units";

/** Sums of point cells: points in thousandths. */
export type PointFacts = { readonly facts: Readonly<Record<PointName, number>> };

/** What was done on the axes, and what was delivered. */
export type SurfaceRows = {
  readonly events: readonly SurfaceEvent[];
  readonly delivered: readonly (DeliveredUnit & { readonly isSettled: boolean })[];
};

/** A worked example: what goes in, what comes out, and why it is worth showing. */
export type Example = {
  readonly because: string;
  readonly facts?: readonly Fact[];
  readonly lives?: readonly LineLives[];
  readonly points?: readonly PointFacts[];
  readonly surface?: SurfaceRows;
  readonly expect: number | null;
  readonly low?: number | null;
  readonly high?: number | null;
};

/** One number of the product, whole: what it means, how it is read, where it ends, and what it must not be used for. */
export type Metric = {
  readonly id: string;
  readonly title: string;
  readonly unit: MetricUnit;
  readonly better: "higher" | "lower" | "neither";
  /** What an empty window gives: a count can be zero, anything else is not known. */
  readonly whenEmpty: "zero" | "unknown";
  readonly read: MetricRead;
  /** Where an unknown part leaves room, the readings at both ends of it, and the sentence that says so. */
  readonly bounds?: { readonly low: MetricRead; readonly high: MetricRead; readonly because: string };
  /** `wilson`: the score interval of a share of changes. */
  readonly interval?: "wilson";
  /** Whether the future can still move it: then it is provisional until every change has settled. */
  readonly settles: "at-merge" | "after-30-days";
  /** Below so many changes the value is held back. */
  readonly minChanges?: number;
  /** Days of history that a repository needs before the metric says anything. */
  readonly minHistoryDays?: number;
  /** In plain words, for a person who has never seen it. */
  readonly definition: string;
  readonly limits: readonly string[];
  readonly prohibited: readonly string[];
  /** The metric shown beside this one, so that neither is improved at the other's cost. */
  readonly counter: string;
  /** Numbers that decide the value; part of the parameters hash. */
  readonly params: Readonly<Record<string, Json>>;
  /** Newest first. */
  readonly history: readonly { readonly version: number; readonly date: string; readonly change: string }[];
  readonly examples: readonly Example[];
};

export const defineMetric = <const M extends Metric>(metric: M): M => metric;

/** What no number of the product may be used for. */
export const NEVER: readonly string[] = [
  "Comparing, ranking or appraising people.",
  "Decisions on pay, promotion, lay-off or allocation of tasks.",
  "Comparing organisations, or billing a vendor.",
];

export const FIRST_VERSION = [{ version: 1, date: "2026-11-20", change: "First version." }] as const;

import { AppError } from "@/lib/core/errors.ts";
import { wilson } from "@/lib/core/stats/wilson.ts";
import { formatInstant } from "@/lib/core/time.ts";
import type { Figure, FigureStatus, MissingReason } from "@/lib/model/figure.ts";
import { METHOD_VERSION } from "@/lib/model/method-version.ts";
import type { Metric } from "./metric.ts";
import { type Sums, valueOf } from "./sums.ts";

/** Where and when figures are read: what every one of them carries with its value. */
export type Reading = {
  /** Seconds. */
  readonly asOf: number;
  readonly paramsHash: string;
  /** Path of the page that shows the rows. */
  readonly evidenceRef: string;
  /** Share of the population for which the inputs exist; 1 where nothing is missing. */
  readonly coverage?: number;
  /** Days from the first change of the history to `asOf`. */
  readonly historyDays?: number;
  /** Why the figure must not be shown to this reader. */
  readonly withheld?: MissingReason;
  readonly caveats?: readonly string[];
};

/** What was read for one figure. `sums` is null where there was nothing to read. */
export type Read = {
  readonly sums: Sums | null;
  readonly low: Sums | null;
  readonly high: Sums | null;
  readonly changes: number;
  readonly settledChanges: number;
  /** What it rests on, and the independent ones among it, where these are not what is divided by and changes. */
  readonly n?: number;
  readonly clusters?: number;
  /** For survival: lines born, the estimate and its interval. */
  readonly lines?: number;
  readonly estimate?: number | null;
  readonly interval?: readonly [number, number] | null;
};

/** Puts a value into everything it is shown with. Unknown is null with a reason, never zero. */
export function figureOf(metric: Metric, read: Read, reading: Reading): Figure {
  const value = read.sums === null ? (read.estimate ?? emptyValue(metric, read)) : valueOf(read.sums);
  // Null means "not known". NaN and Infinity mean that somebody divided by zero, which is a bug and not a value.
  if (value !== null && !Number.isFinite(value)) throw new AppError("bug", `${metric.id} computed ${value}.`);
  const missing = missingReason(metric, read, reading, value);
  const [ciLow, ciHigh] = missing === null ? rangeOf(metric, read) : [null, null];
  return {
    metric: metric.id,
    value: missing === null ? value : null,
    missing,
    unit: metric.unit,
    n: read.n ?? read.lines ?? read.sums?.over ?? read.changes,
    nClusters: read.clusters ?? read.changes,
    ciLow,
    ciHigh,
    coverage: reading.coverage ?? 1,
    status: statusOf(metric, read, missing, reading),
    asOf: formatInstant(reading.asOf),
    methodVersion: METHOD_VERSION,
    paramsHash: reading.paramsHash,
    evidenceRef: reading.evidenceRef,
    caveats: caveatsOf(metric, read, reading, ciLow !== ciHigh),
  };
}

const emptyValue = (metric: Metric, read: Read) =>
  metric.whenEmpty === "zero" && read.changes === 0 ? 0 : null;

function missingReason(
  metric: Metric,
  read: Read,
  { withheld, historyDays }: Reading,
  value: number | null,
): MissingReason | null {
  if (withheld !== undefined) return withheld;
  if (historyDays !== undefined && historyDays < (metric.minHistoryDays ?? 0)) return "not_applicable";
  if (read.changes > 0 && read.changes < (metric.minChanges ?? 0)) return "below_min_n";
  if (value !== null) return null;
  return metric.read.as === "survival" && read.changes > 0 ? "not_settled" : "not_applicable";
}

function rangeOf(
  metric: Metric,
  { sums, low, high, interval }: Read,
): readonly [number | null, number | null] {
  if (interval !== undefined) return interval ?? [null, null];
  if (metric.interval === "wilson" && sums?.over) return wilson(sums.of, sums.over) ?? [null, null];
  if (low !== null && high !== null) return [valueOf(low), valueOf(high)];
  return [null, null];
}

function statusOf(
  metric: Metric,
  read: Read,
  missing: MissingReason | null,
  { coverage = 1 }: Reading,
): FigureStatus {
  if (missing !== null) return "insufficient";
  // What is still to be weighed moves it as well.
  if (metric.read.as === "points" && coverage < 1) return "provisional";
  return metric.settles === "at-merge" || read.settledChanges >= read.changes ? "settled" : "provisional";
}

function caveatsOf(metric: Metric, read: Read, { caveats = [], coverage = 1 }: Reading, hasRange: boolean) {
  const own: string[] = [];
  if (metric.bounds !== undefined && hasRange) own.push(metric.bounds.because);
  const open = read.changes - read.settledChanges;
  if (metric.settles === "after-30-days" && open > 0) {
    const what = metric.read.as === "surface" ? "pieces of work" : "changes";
    own.push(`${open} of ${read.changes} ${what} are younger than 30 days and may still move this number.`);
  }
  const covered = `${Math.floor(coverage * 100)} % of the changes`;
  if (coverage < 1 && metric.read.as === "points")
    own.push(`So far ${covered} are weighed; the rest is still to be added.`);
  else if (coverage < 1) own.push(`The inputs exist for ${covered}.`);
  return [...own, ...caveats];
}

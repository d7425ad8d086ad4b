import type { Figure } from "@/lib/model/figure.ts";
import type { MetricRead, ReadDimension, ReadRow, ReadScope } from "@/lib/model/metric-read.ts";
import { figureOf, type Reading } from "./figure-of.ts";
import type { Metric } from "./metric.ts";

/** Reads a declaration over a scope: the floor's reader, bound to a tenant. */
export type Reader = (
  metric: { readonly id: string; readonly read: MetricRead },
  scope: ReadScope,
) => Promise<readonly ReadRow[]>;

export type DimensionedFigure = {
  readonly by: Readonly<Partial<Record<ReadDimension, string>>>;
  readonly figure: Figure;
  /** The sums behind the value; null where there was nothing to read. */
  readonly sums: { readonly of: number; readonly over: number | null } | null;
};

/** The figures of a metric, one for each value of the dimensions in scope; without dimensions always exactly one. */
export async function readFigures(
  read: Reader,
  metric: Metric,
  scope: ReadScope,
  reading: Reading,
): Promise<DimensionedFigure[]> {
  const { id, bounds } = metric;
  const bound = (end: "low" | "high"): Promise<readonly ReadRow[]> =>
    bounds === undefined ? Promise.resolve([]) : read({ id, read: bounds[end] }, scope);
  const [rows, low, high] = await Promise.all([read(metric, scope), bound("low"), bound("high")]);
  const at = (ends: readonly ReadRow[], index: number) => ends[index] ?? null;
  if (rows.length === 0 && (scope.by ?? []).length === 0) {
    const nothing = { sums: null, low: null, high: null, changes: 0, settledChanges: 0 };
    return [{ by: {}, figure: figureOf(metric, nothing, reading), sums: null }];
  }
  return rows.map((row, index) => ({
    by: row.by,
    figure: figureOf(metric, { ...row, sums: row, low: at(low, index), high: at(high, index) }, reading),
    sums: { of: row.of, over: row.over },
  }));
}

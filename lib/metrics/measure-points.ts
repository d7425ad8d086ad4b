import { AppError } from "@/lib/core/errors.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { POINT_NAMES, type PointName, type PointTerm } from "@/lib/model/metric-read.ts";
import { figureOf, type Reading } from "./figure-of.ts";
import type { Metric, PointFacts } from "./metric.ts";

/**
 * What a metric that is read from points says of some cells, with the share of changes that are weighed as its coverage. While none is, it
 * says nothing. Sums come as points, not as thousandths.
 */
export function measurePoints(metric: Metric, cells: readonly PointFacts[], reading: Reading): Figure {
  const { read } = metric;
  if (read.as !== "points") throw new AppError("bug", `${metric.id} is not read from points.`);
  const sum = (term: PointTerm): number => total(cells, term.facts);
  const [changes, weighed] = [total(cells, ["changes"]), total(cells, ["weighed"])];
  const over = read.over && sum(read.over);
  // A share of the changes themselves is known of every one of them.
  const counts = read.over?.facts.includes("changes") === true;
  const isOpen = !counts && weighed === 0;
  const coverage = counts || changes === 0 ? 1 : weighed / changes;
  return figureOf(
    metric,
    {
      sums:
        cells.length === 0
          ? null
          : over === undefined
            ? { of: sum(read.of) / 1_000, over: null }
            : { of: sum(read.of), over },
      low: null,
      high: null,
      changes: counts ? changes : weighed,
      settledChanges: total(cells, ["settled"]),
      n: counts ? changes : weighed,
      clusters: total(cells, ["units"]),
    },
    { ...reading, coverage, ...(isOpen && { withheld: "no_source" as const }) },
  );
}

const total = (cells: readonly PointFacts[], names: readonly PointName[]): number =>
  cells.reduce((sum, { facts }) => names.reduce((all, name) => all + facts[name], sum), 0);

/** A cell of zeros with some counts set: what worked examples are made of. */
export const examplePoints = (counts: Partial<Record<PointName, number>>): PointFacts => ({
  facts: {
    ...(Object.fromEntries(POINT_NAMES.map((name) => [name, 0])) as Record<PointName, number>),
    ...counts,
  },
});

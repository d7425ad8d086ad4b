import type { PointRow } from "@/lib/core/cells-reader.ts";
import { type Families, underPolicy } from "@/lib/core/family-policy.ts";
import { aiPointsShare } from "@/lib/metrics/ai-points-share.ts";
import { measurePoints } from "@/lib/metrics/measure-points.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import { netPoints } from "@/lib/metrics/net-points.ts";
import { weighedShare } from "@/lib/metrics/weighed-share.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { POINT_NAMES, type PointName } from "@/lib/model/metric-read.ts";
import { shapeWaterfall } from "./shape-waterfall.ts";
import type { CompositionPoints, TeamPoints } from "./team-shapes.ts";

export type PointsOf = {
  readonly weeks: readonly string[];
  readonly settled: readonly string[];
  readonly open: readonly string[];
  readonly families: Families;
  /** A metric over cells of some weeks, with all that it is shown with. */
  readonly figure: (metric: Metric, cells: readonly PointRow[], weeks: readonly string[]) => Figure;
};

/** The points of a team from its cells by week and composition. Settled weeks come first, as with every headline. */
export function shapePoints(cells: readonly PointRow[], of: PointsOf): TeamPoints {
  const { weeks, settled, open, families, figure } = of;
  const within = (some: readonly string[]) => cells.filter(({ by }) => some.includes(by.week ?? ""));
  const over = (metric: Metric, some: readonly string[]) => figure(metric, within(some), some);
  const isSettled = sum(within(settled), ["weighed"]) > 0;
  return {
    changes: sum(cells, ["changes"]),
    weighed: sum(cells, ["weighed"]),
    net: over(netPoints, isSettled ? settled : weeks),
    netSince: isSettled && open.length > 0 ? over(netPoints, open) : null,
    settledTo: isSettled ? (settled.at(-1) ?? null) : null,
    weighedShare: over(weighedShare, weeks),
    aiShare: over(aiPointsShare, weeks),
    waterfall: shapeWaterfall(byWeek(cells), weeks, settled, families),
    byComposition: compositions(cells, families),
  };
}

/** A metric over cells, under the families of an organisation. */
export const measureUnder = (
  metric: Metric,
  cells: readonly PointRow[],
  families: Families,
  reading: Parameters<typeof measurePoints>[2],
): Figure => measurePoints({ ...metric, read: underPolicy(metric.read, families) }, cells, reading);

const sum = (cells: readonly PointRow[], names: readonly PointName[]): number =>
  cells.reduce((total, { facts }) => names.reduce((all, name) => all + facts[name], total), 0);

function byWeek(cells: readonly PointRow[]): PointRow[] {
  const weeks = [...new Set(cells.map(({ by }) => by.week ?? ""))];
  return weeks.map((week) => {
    const own = cells.filter(({ by }) => by.week === week);
    const facts = POINT_NAMES.map((name) => [name, sum(own, [name])] as const);
    return { by: { week }, facts: Object.fromEntries(facts) as PointRow["facts"] };
  });
}

const compositions = (cells: readonly PointRow[], families: Families): CompositionPoints[] =>
  COMPOSITION_CLASSES.flatMap((name) => {
    const own = cells.filter(({ by }) => by.composition === name);
    if (own.length === 0) return [];
    const isNet = LEDGER_CLASSES.filter((each) => families[each] === "net");
    const counts = { changes: sum(own, ["changes"]), weighed: sum(own, ["weighed"]) };
    return [{ name, ...counts, gross: sum(own, LEDGER_CLASSES), net: sum(own, isNet) }];
  });

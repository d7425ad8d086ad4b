import { AppError } from "@/lib/core/errors.ts";
import { rmst } from "@/lib/core/stats/rmst.ts";
import { survivalAt } from "@/lib/core/stats/survival-at.ts";
import type { Fact, LineLives } from "@/lib/model/fact.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { figureOf, type Reading } from "./figure-of.ts";
import type { Metric } from "./metric.ts";
import { sumsOf } from "./sums.ts";
import { survivalRows } from "./survival-rows.ts";

/** What a metric that is read from facts says of them. Facts are cells: the caller chooses which. */
export function measure(metric: Metric, facts: readonly Fact[], reading: Reading): Figure {
  const changes = facts.reduce((sum, fact) => sum + fact.changes, 0);
  const settledChanges = facts.reduce((sum, fact) => sum + fact.settled_changes, 0);
  return figureOf(
    metric,
    {
      sums: sumsOf(metric.read, facts),
      low: metric.bounds === undefined ? null : sumsOf(metric.bounds.low, facts),
      high: metric.bounds === undefined ? null : sumsOf(metric.bounds.high, facts),
      changes,
      settledChanges,
    },
    reading,
  );
}

/** What a survival metric says of the lives of lines; its interval takes changes as the independent units. */
export function measureSurvival(metric: Metric, lives: readonly LineLives[], reading: Reading): Figure {
  if (metric.read.as !== "survival")
    throw new AppError("bug", `${metric.id} is not read from lives of lines.`);
  const { horizonDays, give } = metric.read;
  const rows = survivalRows(lives);
  const lines = lives.reduce((sum, { born }) => sum + born, 0);
  const changes = lives.filter(({ born }) => born > 0).length;
  const settledChanges = lives.filter(({ born, censorDay }) => born > 0 && censorDay >= horizonDays).length;
  const estimate = give === "share" ? shareAt(rows, horizonDays) : meanWithin(rows, horizonDays);
  return figureOf(
    metric,
    { ...estimate, lines, changes, settledChanges, sums: null, low: null, high: null },
    reading,
  );
}

type Estimate = { readonly estimate: number | null; readonly interval: readonly [number, number] | null };
type Rows = ReturnType<typeof survivalRows>;

function shareAt(rows: Rows, day: number): Estimate {
  const at = survivalAt(rows, [day])[0];
  return { estimate: at?.survival ?? null, interval: pair(at?.low, at?.high) };
}

function meanWithin(rows: Rows, tau: number): Estimate {
  const { days, low, high } = rmst(rows, tau);
  return { estimate: days, interval: pair(low, high) };
}

const pair = (low: number | null | undefined, high: number | null | undefined) =>
  typeof low === "number" && typeof high === "number" ? ([low, high] as const) : null;

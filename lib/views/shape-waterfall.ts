import type { Families } from "@/lib/core/family-policy.ts";
import { LEDGER_CLASSES, type LedgerClass, type LedgerFamily } from "@/lib/model/ledger-class.ts";
import type { ClassTotal, Waterfall } from "./team-shapes.ts";

/** Line atoms by class in one week. */
export type WeekClasses = {
  readonly by: { readonly week?: string | undefined };
  readonly facts: Readonly<Record<LedgerClass, number>>;
};

/** What the classes hold over the window, in precedence order; each with its weeks and with what can still move. Families as the organisation has them. */
export function shapeWaterfall(
  cells: readonly WeekClasses[],
  weeks: readonly string[],
  settledWeeks: readonly string[],
  families: Families,
): Waterfall {
  const settled = new Set(settledWeeks);
  const filled = new Set(cells.map(({ by }) => by.week));
  const classes = LEDGER_CLASSES.map((name): ClassTotal => {
    const atomsIn = new Map(cells.map(({ by, facts }) => [by.week, facts[name]]));
    const sum = (some: readonly string[]) =>
      some.reduce((total, week) => total + (atomsIn.get(week) ?? 0), 0);
    return {
      name,
      family: families[name],
      atoms: sum(weeks),
      openAtoms: sum(weeks.filter((week) => !settled.has(week))),
      byWeek: weeks.map((week) => (filled.has(week) ? (atomsIn.get(week) ?? 0) : null)),
    };
  });
  const family = (wanted: LedgerFamily) =>
    classes.reduce((total, { family: own, atoms }) => (own === wanted ? total + atoms : total), 0);
  const [net, noise, sustaining] = [family("net"), family("noise"), family("sustaining")];
  return { gross: net + noise + sustaining, net, noise, sustaining, classes };
}

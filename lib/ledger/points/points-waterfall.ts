import {
  FAMILY_POLICY,
  LEDGER_CLASSES,
  type LedgerClass,
  type LedgerFamily,
} from "@/lib/model/ledger-class.ts";

export type ClassPoints = { readonly class: LedgerClass; readonly milliPoints: number };

export type PointsWaterfall = {
  readonly gross: number;
  /** What is taken away, by class, in the order of precedence; classes without points are left out. */
  readonly steps: readonly ClassPoints[];
  readonly net: number;
};

/** From all points of a set of rows down to those that are net by the family policy: gross less the steps is net, in integers. */
export function pointsWaterfall(
  rows: readonly ClassPoints[],
  family: Readonly<Record<LedgerClass, LedgerFamily>> = FAMILY_POLICY.family,
): PointsWaterfall {
  const sums = new Map<LedgerClass, number>();
  for (const { class: kind, milliPoints } of rows) sums.set(kind, (sums.get(kind) ?? 0) + milliPoints);
  const of = (isNet: boolean): ClassPoints[] =>
    LEDGER_CLASSES.filter((kind) => (family[kind] === "net") === isNet).flatMap((kind) => {
      const milliPoints = sums.get(kind) ?? 0;
      return milliPoints === 0 ? [] : [{ class: kind, milliPoints }];
    });
  const add = (points: readonly ClassPoints[]): number =>
    points.reduce((sum, { milliPoints }) => sum + milliPoints, 0);
  const [steps, net] = [of(false), add(of(true))];
  return { gross: net + add(steps), steps, net };
}

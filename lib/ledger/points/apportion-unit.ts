import { apportion } from "@/lib/core/apportion.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";

/** Effective lines of one change of a unit in one class. */
export type UnitPart = { readonly change: string; readonly class: LedgerClass; readonly atoms: number };

/** Points of one change in one class, in thousandths of a complexity point. */
export type PointRow = UnitPart & {
  readonly milliPoints: number;
  /** Seconds; when the unit was delivered. Null while it is not: nothing is booked yet. */
  readonly bookedAt: number | null;
};

/**
 * Divides the points of a unit over its effective lines by largest remainder, so that the rows sum to `milliPoints` exactly and any
 * grouping of them is a sum of the same integers. Ties go by change id and class, whatever order the parts came in. Parts
 * without lines get no row. A unit with points and no effective line is a mistake of the caller.
 */
export function apportionUnit(
  milliPoints: number,
  parts: readonly UnitPart[],
  bookedAt: number | null,
): PointRow[] {
  const rows = parts.filter(({ atoms }) => atoms > 0).toSorted(inOrder);
  const shares = apportion(
    milliPoints,
    rows.map(({ atoms }) => atoms),
  );
  return rows.map((row, place) => ({ ...row, milliPoints: shares[place] ?? 0, bookedAt }));
}

const inOrder = (a: UnitPart, b: UnitPart): number =>
  (a.change < b.change ? -1 : a.change > b.change ? 1 : 0) ||
  LEDGER_CLASSES.indexOf(a.class) - LEDGER_CLASSES.indexOf(b.class);

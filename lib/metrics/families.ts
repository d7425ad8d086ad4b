import {
  FAMILY_POLICY,
  LEDGER_CLASSES,
  type LedgerClass,
  type LedgerFamily,
} from "@/lib/model/ledger-class.ts";
import type { FactTerm, PointTerm } from "@/lib/model/metric-read.ts";

/** The classes of a family, with one more or one less: under the shipped policy, and under an organisation's where it has one. */
export const familyTerm = (
  name: LedgerFamily,
  change: { readonly also?: LedgerClass; readonly but?: LedgerClass } = {},
): FactTerm => {
  const isIn = (each: LedgerClass) => FAMILY_POLICY.family[each] === name || each === change.also;
  return {
    facts: LEDGER_CLASSES.filter((each) => isIn(each) && each !== change.but),
    family: { name, ...change },
  };
};

/** Classes that a machine makes or moves, so that their lines say nothing of how much was written. */
export const MECHANICAL: readonly LedgerClass[] = [
  "revert",
  "promotion",
  "duplicate",
  "generated",
  "dependency",
  "cosmetic",
];

/** Classes whose lines somebody or something wrote for this change. */
export const WRITTEN: readonly LedgerClass[] = LEDGER_CLASSES.filter((name) => !MECHANICAL.includes(name));

/** The same of points. */
export const familyPoints = (name: LedgerFamily): PointTerm => ({
  facts: LEDGER_CLASSES.filter((each) => FAMILY_POLICY.family[each] === name),
  family: { name },
});

import {
  FAMILY_POLICY,
  LEDGER_CLASSES,
  type LedgerClass,
  type LedgerFamily,
} from "@/lib/model/ledger-class.ts";

/** The classes of a family under the shipped policy, in precedence order. */
export const classesOf = (family: LedgerFamily): LedgerClass[] =>
  LEDGER_CLASSES.filter((name) => FAMILY_POLICY.family[name] === family);

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

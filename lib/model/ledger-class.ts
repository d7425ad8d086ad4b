/**
 * What became of a changed line, in precedence order: the first class that applies wins.
 * Every line atom has exactly one class, so the classes of any set of changes sum to its gross.
 */
export const LEDGER_CLASSES = [
  "abandoned",
  "reverted",
  "revert",
  "promotion",
  "duplicate",
  "generated",
  "dependency",
  "cosmetic",
  "non_surviving",
  "rework",
  "corrective_own",
  "corrective_unknown",
  "corrective_inherited",
  "maintenance_low",
  "net",
] as const;
export type LedgerClass = (typeof LEDGER_CLASSES)[number];

export const LEDGER_FAMILIES = ["net", "sustaining", "noise"] as const;
export type LedgerFamily = (typeof LEDGER_FAMILIES)[number];

/** The shipped family policy, version 1. An organisation may change it: that moves the headline, never the atoms. */
export const FAMILY_POLICY: {
  readonly version: number;
  readonly family: Readonly<Record<LedgerClass, LedgerFamily>>;
} = {
  version: 1,
  family: {
    abandoned: "noise",
    reverted: "noise",
    revert: "noise",
    promotion: "noise",
    duplicate: "noise",
    generated: "noise",
    dependency: "sustaining",
    cosmetic: "noise",
    non_surviving: "noise",
    rework: "noise",
    corrective_own: "noise",
    corrective_unknown: "noise",
    corrective_inherited: "net",
    maintenance_low: "noise",
    net: "net",
  },
};

import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import { MECHANICAL } from "./effective-atoms.ts";

const BULK_EDIT = "bulk-edit";

/**
 * Whether lines of a class, by a rule, are looked at for complexity: those of no mechanical class, and repeated edits, of which the
 * pattern cap counts three. Of what was abandoned, not what such a class would have taken.
 */
export const carriesComplexity = (name: LedgerClass, rule: string): boolean =>
  MECHANICAL.has(name)
    ? name === "cosmetic" && rule === BULK_EDIT
    : name !== "abandoned" || rule !== CLOSED_RULES.mechanical;

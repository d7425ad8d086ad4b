import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import { MECHANICAL } from "./effective-atoms.ts";

const BULK_EDIT = "bulk-edit";

/**
 * Whether lines of a class, by a rule, are looked at for complexity: those of no mechanical class, and repeated edits, of which the
 * pattern cap counts three.
 */
export const carriesComplexity = (name: LedgerClass, rule: string): boolean =>
  !MECHANICAL.has(name) || (name === "cosmetic" && rule === BULK_EDIT);

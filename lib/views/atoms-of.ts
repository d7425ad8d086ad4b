import type { Readable } from "@/lib/core/reader.ts";
import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";

/** Atoms of a ledger class, of everything, and the number of changes: the sums that pictures are drawn from. */
export const atomsOf = (name: LedgerClass): Readable => ({
  id: `atoms-${name}`,
  read: { as: "sum", of: name },
});
export const grossAtoms: Readable = { id: "gross-atoms", read: { as: "sum", of: "gross" } };
export const changeCount: Readable = { id: "change-count", read: { as: "sum", of: "changes" } };

export const EVERY_CLASS: readonly LedgerClass[] = LEDGER_CLASSES;

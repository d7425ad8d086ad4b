import type { LedgerEntry } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { Draft } from "./draft.ts";
import { classIndex } from "./marks.ts";

/** The rule of the entries that a change itself causes. */
export const FIRST_REPORTED = "first-reported";

/** Entries of a change as first reported, and the pairs that adjust earlier changes because of it. */
export function bookChange(draft: Draft): LedgerEntry[] {
  const { atoms, moved } = draft;
  const { id, mergedAt } = atoms.meta;
  const { marks } = atoms;
  const counts = new Uint32Array(LEDGER_CLASSES.length);
  for (let i = 0; i < marks.length; i++) {
    const at = classIndex(marks[i] ?? 0);
    counts[at] = (counts[at] ?? 0) + 1;
  }
  const entries: LedgerEntry[] = [];
  LEDGER_CLASSES.forEach((name, at) => {
    const count = counts[at] ?? 0;
    if (count === 0) return;
    entries.push({
      change: id,
      class: name,
      atoms: count,
      cause: id,
      bookedAt: mergedAt,
      rule: FIRST_REPORTED,
      confidence: 1,
    });
  });
  for (const { change, from, to, rule, count } of moved.values()) {
    const pair = { change: change.id, cause: id, bookedAt: mergedAt, rule, confidence: 1 };
    entries.push({ ...pair, class: LEDGER_CLASSES[from] ?? "net", atoms: -count });
    entries.push({ ...pair, class: LEDGER_CLASSES[to] ?? "net", atoms: count });
  }
  return entries;
}

import { LEDGER_CLASSES, type LedgerClass } from "@/lib/model/ledger-class.ts";
import { carriesComplexity } from "../points/carries-complexity.ts";
import type { ChangeAtoms, FileAtoms } from "./change-atoms.ts";
import { ATOM, classIndex, cosmeticRule } from "./marks.ts";

const COSMETIC = LEDGER_CLASSES.indexOf("cosmetic");
/** What was thrown away was written before: only its removal carries nothing. */
const THROWN_AWAY = LEDGER_CLASSES.indexOf("non_surviving");

/** Whether it must be known which lines of a file a group holds: those that carry no complexity stand among others that do. */
export const needsSpans = (name: LedgerClass, rule: string): boolean =>
  name === "non_surviving" || !carriesComplexity(name, rule);

/**
 * Which atoms of a file that carry no complexity a class (for cosmetic lines, also a rule) took, as beginnings and ends `[from, to)`, one behind the other,
 * counted from the first atom of the file in the order of its diff: hunk by hunk, removed lines before added ones.
 */
export function groupSpans({ kind, marks }: ChangeAtoms, file: FileAtoms, key: number): number[] {
  const spans: number[] = [];
  let open = false;
  for (let i = file.from; i < file.to; i++) {
    const at = classIndex(marks[i] ?? 0);
    const these = kind[i] ?? 0;
    const written = at === THROWN_AWAY && (these & ATOM.plus) !== 0;
    const same = !written && (at === COSMETIC ? at + 16 * cosmeticRule(these) : at) === key;
    if (same !== open) spans.push(i - file.from);
    open = same;
  }
  if (open) spans.push(file.to - file.from);
  return spans;
}

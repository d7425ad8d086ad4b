import type { LineSpan } from "@/lib/model/blob-structure.ts";
import { ELEMENT_LIMITS } from "./change-elements-shape.ts";

/** A changed line of one side of a file: its number, the pattern of its hunk, and whether it counts. */
export type LineMark = {
  readonly line: number;
  readonly pattern: number | null;
  readonly effective: boolean;
};

/** Ascending by line. */
export type LineMarks = { readonly removed: readonly LineMark[]; readonly added: readonly LineMark[] };

/** Edit patterns at work in a span, each once; without any, nothing that counts happened there. */
export function patternsIn(marks: readonly LineMark[], span: LineSpan): number[] {
  const found = new Set<number>();
  for (const mark of marksIn(marks, span)) {
    if (mark.effective && mark.pattern !== null) found.add(mark.pattern);
    if (found.size === ELEMENT_LIMITS.patterns) break;
  }
  return [...found];
}

/** How many lines of a span were not said anew: they stood there before, or elsewhere. */
export function keptLines(marks: readonly LineMark[], span: LineSpan): number {
  let kept = Math.max(0, span.endLine - span.line + 1);
  for (const mark of marksIn(marks, span)) if (mark.effective) kept -= 1;
  return kept;
}

/** Whether lines of a span changed place or form only. */
export function hasCarriedLines(marks: readonly LineMark[], span: LineSpan): boolean {
  for (const mark of marksIn(marks, span)) if (!mark.effective) return true;
  return false;
}

function* marksIn(marks: readonly LineMark[], span: LineSpan): Generator<LineMark> {
  let low = 0;
  let high = marks.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((marks[middle]?.line ?? 0) < span.line) low = middle + 1;
    else high = middle;
  }
  for (let place = low; place < marks.length; place += 1) {
    const mark = marks[place];
    if (mark === undefined || mark.line > span.endLine) return;
    yield mark;
  }
}

import type { Draft } from "../fold/draft.ts";
import { eachHunk } from "../fold/each-hunk.ts";
import { pairLines } from "./pair-lines.ts";

/** Replacement: in each hunk, the removed and added lines that nothing else explains pair with each other in order. */
export function pairHunks(draft: Draft): void {
  for (const file of draft.files) {
    if (file.removed === 0 || file.added === 0) continue;
    eachHunk(file, (at, split, end) => pairHunk(draft, at, split, end));
  }
}

function pairHunk(draft: Draft, at: number, split: number, end: number): void {
  const { done } = draft;
  let added = split;
  for (let removed = at; removed < split; removed++) {
    if (done[removed]) continue;
    while (added < end && done[added]) added += 1;
    if (added >= end) return;
    pairLines(draft, removed, added);
  }
}

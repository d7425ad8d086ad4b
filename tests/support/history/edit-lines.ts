import type { Rng } from "@/lib/core/rng.ts";
import { makeLines } from "./make-lines.ts";

/** A few hunks in one file: replaced, inserted, removed, re-indented or moved lines. */
export function editLines(lines: readonly string[], rng: Rng): string[] {
  const next = [...lines];
  for (let hunks = rng.between(1, 4); hunks > 0; hunks -= 1) {
    const at = rng.between(0, next.length);
    const span = Math.min(rng.between(1, 9), next.length - at);
    const roll = rng.next();
    if (roll < 0.45) next.splice(at, span, ...makeLines(rng, rng.between(1, span + 3)));
    else if (roll < 0.8) next.splice(at, 0, ...makeLines(rng, rng.between(1, 14)));
    else if (roll < 0.92) next.splice(at, span);
    else if (roll < 0.96) {
      const wrapped = next.slice(at, at + span).map((line) => (line === "" ? line : `  ${line}`));
      next.splice(at, span, ...wrapped);
    } else {
      const moved = next.splice(at, span);
      next.splice(rng.between(0, next.length), 0, ...moved);
    }
  }
  return next;
}

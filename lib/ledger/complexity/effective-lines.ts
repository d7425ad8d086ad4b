import { carriesComplexity } from "../points/carries-complexity.ts";
import type { CountedGroup } from "./elements-store.ts";

/** Whether each changed line of a file, in the order of its diff, carries complexity. */
export type EffectiveLines = (place: number, isRemoved: boolean) => boolean;

/** Lines of one file of a change as the ledger classes them; `groups` are those of its path. */
export function effectiveLines(groups: readonly CountedGroup[], lines: number): EffectiveLines {
  const carries = new Uint8Array(lines).fill(1);
  const removals = new Uint8Array(lines).fill(1);
  for (const { class: name, rule, spans } of groups) {
    const thrownAway = name === "non_surviving";
    const carriesNothing = name === "excluded" || !carriesComplexity(name, rule);
    if (!carriesNothing && !thrownAway) continue;
    const side = thrownAway ? removals : carries;
    const places = groups.length === 1 ? [0, lines] : (spans ?? []);
    for (let k = 0; k + 1 < places.length; k += 2) side.fill(0, places[k], places[k + 1]);
  }
  return (place, isRemoved) => carries[place] === 1 && (!isRemoved || removals[place] === 1);
}

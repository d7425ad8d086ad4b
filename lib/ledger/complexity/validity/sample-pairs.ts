import { apportion } from "@/lib/core/apportion.ts";
import type { Rng } from "@/lib/core/rng.ts";
import { BANDS, type Band } from "@/lib/model/complexity.ts";

export type UnitPair = readonly [one: string, other: string];

/** How many pairs a study asks about. */
export const STUDY_PAIRS = 60;

/**
 * Pairs of units to be judged, each at most once, spread evenly over the combinations of bands that have enough units. Equal
 * randomness gives equal pairs, whatever the order of the units; fewer where there are not as many.
 */
export function samplePairs(
  units: readonly { readonly id: string; readonly band: Band }[],
  rng: Rng,
  pairs: number = STUDY_PAIRS,
): UnitPair[] {
  const ids = (band: Band) =>
    units
      .filter((unit) => unit.band === band)
      .map(({ id }) => id)
      .sort();
  const strata = BANDS.flatMap((low, place) =>
    BANDS.slice(place).map((high) => strataOf(ids(low), ids(high), low === high)),
  );
  const room = strata.map(({ size }) => size);
  const taken = strata.map(() => 0);
  for (let left = Math.min(pairs, sum(room)); left > 0; left = Math.min(pairs, sum(room)) - sum(taken)) {
    const open = room.map((most, place) => (most > (taken[place] ?? 0) ? 1 : 0));
    apportion(left, open).forEach((more, place) => {
      taken[place] = Math.min(room[place] ?? 0, (taken[place] ?? 0) + more);
    });
  }
  const chosen = strata.flatMap(({ draw }, place) => draw(taken[place] ?? 0, rng.fork(String(place))));
  return rng
    .fork("order")
    .shuffle(chosen)
    .map(([a, b]) => (rng.chance(0.5) ? [a, b] : [b, a]));
}

const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

type Stratum = { readonly size: number; readonly draw: (count: number, rng: Rng) => UnitPair[] };

function strataOf(low: readonly string[], high: readonly string[], same: boolean): Stratum {
  const size = same ? (low.length * (low.length - 1)) / 2 : low.length * high.length;
  return {
    size,
    draw: (count, rng) => {
      const found = new Map<string, UnitPair>();
      while (found.size < Math.min(count, size)) {
        const [a, b] = [rng.pick(low), rng.pick(high)];
        if (a !== b) found.set([a, b].sort().join("\u0000"), a < b ? [a, b] : [b, a]);
      }
      return [...found.values()];
    },
  };
}

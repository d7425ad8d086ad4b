import type { Hand } from "../code/words.ts";
import type { Desk, Step } from "../define-scenario.ts";

type Often = {
  readonly name: string;
  readonly from: number;
  /** The last week, itself included. */
  readonly to: number;
  readonly perWeek: (week: number) => number;
};

/** Repeats a step at working times; a fraction a week is a chance. `seed` names one repetition and no other. */
export function often(
  desk: Desk,
  { name, from, to, perWeek }: Often,
  step: (at: number, hand: Hand, seed: string) => readonly Step[],
): Step[] {
  const steps: Step[] = [];
  for (let week = from; week <= Math.min(to, desk.calendar.weeks - 1); week += 1) {
    const { rng } = desk.hand(`${name}/${week}`);
    const rate = perWeek(week);
    const times = Math.floor(rate) + (rng.chance(rate % 1) ? 1 : 0);
    for (let turn = 0; turn < times; turn += 1) {
      const seed = `${name}/${week}/${turn}`;
      steps.push(...step(desk.calendar.moment(week, rng), desk.hand(seed), seed));
    }
  }
  return steps;
}

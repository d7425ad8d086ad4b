import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import type { WeekMix } from "@/lib/views/team-shapes.ts";

/** A week on its way to the browser: name, Monday, whether it is unfinished, and its four counts where it has changes. */
export type PackedWeek = readonly [
  week: string,
  monday: string,
  unfinished: boolean,
  mix: readonly number[] | null,
];

/** Weeks without the names of their fields: a year of them travels with every page. */
export const packWeeks = (weeks: readonly WeekMix[]): PackedWeek[] =>
  weeks.map(({ week, monday, unfinished, mix }) => [
    week,
    monday,
    unfinished,
    mix && MIX_CLASSES.map((name) => mix[name]),
  ]);

export const unpackWeeks = (weeks: readonly PackedWeek[]): WeekMix[] =>
  weeks.map(([week, monday, unfinished, counts]) => ({
    week,
    monday,
    unfinished,
    mix:
      counts &&
      (Object.fromEntries(MIX_CLASSES.map((name, index) => [name, counts[index] ?? 0])) as Record<
        MixClass,
        number
      >),
  }));

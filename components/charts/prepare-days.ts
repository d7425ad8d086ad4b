import type { MixClass } from "@/lib/model/composition-class.ts";
import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { aliveAfter, bandAfter, LAST_DAY } from "./prepare-survival.ts";

export type DayRow = { readonly day: number } & Partial<Record<MixClass, number | null>> &
  Partial<Record<`${MixClass}Band`, readonly [number, number] | null>>;

/** One row a day, for a drawing that is read day by day. */
export const daysOf = (curves: readonly SurvivalCurve[]): DayRow[] =>
  Array.from({ length: LAST_DAY + 1 }, (_, day) => ({
    day,
    ...Object.fromEntries(curves.map((curve) => [curve.composition, aliveAfter(curve, day)])),
    ...Object.fromEntries(curves.map((curve) => [`${curve.composition}Band`, bandAfter(curve, day)])),
  }));

import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { numbersToText, textToNumbers } from "./number-text.ts";

/** A curve on its way to the browser: only the days on which it steps, each with the share, its low and its high, to six digits. */
export type PackedCurve = Omit<SurvivalCurve, "points"> & { readonly steps: string };

const six = (share: number): number => Math.round(share * 1e6) / 1e6;
const sixOrNone = (share: number | null): number | null => (share === null ? null : six(share));

/** Curves without the days on which nothing happens: a step line says the same without them. */
export const packCurves = (curves: readonly SurvivalCurve[]): PackedCurve[] =>
  curves.map(({ points, ...rest }) => {
    const steps: (number | null)[] = [];
    let last: readonly (number | null)[] = [];
    for (const { day, s, low, high } of points) {
      const shown = [six(s), sixOrNone(low), sixOrNone(high)];
      if (shown.every((share, place) => share === last[place])) continue;
      steps.push(day, ...shown);
      last = shown;
    }
    return { ...rest, steps: numbersToText(steps) };
  });

export const unpackCurves = (curves: readonly PackedCurve[]): SurvivalCurve[] =>
  curves.map(({ steps, ...rest }) => ({
    ...rest,
    points: pointsOf(textToNumbers(steps)),
  }));

function pointsOf(steps: readonly (number | null)[]): SurvivalCurve["points"] {
  const points: SurvivalCurve["points"][number][] = [];
  for (let at = 0; at < steps.length; at += 4) {
    const [day, s, low, high] = steps.slice(at, at + 4);
    points.push({ day: day ?? 0, s: s ?? 0, low: low ?? null, high: high ?? null });
  }
  return points;
}

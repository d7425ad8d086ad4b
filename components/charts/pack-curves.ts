import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";

type Point = readonly [day: number, s: number, low: number | null, high: number | null];

/** A curve on its way to the browser: only the days on which it steps, to six digits. */
export type PackedCurve = Omit<SurvivalCurve, "points"> & { readonly steps: readonly Point[] };

const six = (share: number): number => Math.round(share * 1e6) / 1e6;
const sixOrNone = (share: number | null): number | null => (share === null ? null : six(share));

/** Curves without the days on which nothing happens: a step line says the same without them. */
export const packCurves = (curves: readonly SurvivalCurve[]): PackedCurve[] =>
  curves.map(({ points, ...rest }) => {
    const steps: Point[] = [];
    for (const { day, s, low, high } of points) {
      const last = steps.at(-1);
      const [shownS, shownLow, shownHigh] = [six(s), sixOrNone(low), sixOrNone(high)];
      if (last?.[1] === shownS && last[2] === shownLow && last[3] === shownHigh) continue;
      steps.push([day, shownS, shownLow, shownHigh]);
    }
    return { ...rest, steps };
  });

export const unpackCurves = (curves: readonly PackedCurve[]): SurvivalCurve[] =>
  curves.map(({ steps, ...rest }) => ({
    ...rest,
    points: steps.map(([day, s, low, high]) => ({ day, s, low, high })),
  }));

import { rmst } from "@/lib/core/stats/rmst.ts";
import { survivalAt } from "@/lib/core/stats/survival-at.ts";
import { type Observed, sampleOf } from "@/lib/core/stats/survival-sample.ts";

/** A curve says nothing of days after this one. */
export const CURVE_DAYS = 90;

/** Days at which a curve is read: each of the first two weeks, then every other day. */
const DAYS = Array.from({ length: CURVE_DAYS }, (_, index) => index + 1).filter(
  (day) => day <= 14 || day % 2 === 0,
);

export type Curve = {
  readonly nLines: number;
  readonly nChanges: number;
  /** Days for which at least one line has been watched. */
  readonly watchedDays: number;
  /** Share of lines alive after a day, with its 95 % interval: null below six changes, and where all or none are alive. */
  readonly points: readonly {
    readonly day: number;
    readonly s: number;
    readonly low: number | null;
    readonly high: number | null;
  }[];
  /** Mean days that a line lives within its first 30; null where nothing was watched for so long or changes are too few. */
  readonly rmst30: { readonly value: number; readonly low: number; readonly high: number } | null;
};

/** How the lines of some changes survive their first 90 days; the changes, its clusters, are the independent units of the intervals. */
export function survivalCurve(observed: Observed): Curve {
  const sample = sampleOf(observed);
  const points = survivalAt(sample, DAYS).flatMap(({ time, survival, low, high }) =>
    survival === null ? [] : [{ day: time, s: survival, low, high }],
  );
  const mean = rmst(sample, 30);
  let nLines = 0;
  for (let row = 0; row < sample.deaths.length; row += 1)
    nLines += (sample.deaths[row] ?? 0) + (sample.censored[row] ?? 0);
  return {
    nLines,
    nChanges: sample.clusters,
    watchedDays: points.at(-1)?.day ?? 0,
    points,
    rmst30:
      mean.days === null || mean.low === null || mean.high === null
        ? null
        : { value: mean.days, low: mean.low, high: mean.high },
  };
}

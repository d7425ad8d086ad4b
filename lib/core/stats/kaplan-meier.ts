import { AppError } from "../errors.ts";
import { type Observed, sampleOf } from "./survival-sample.ts";

/** The product-limit table, column by column, one place a distinct time, in order. */
export type SurvivalTable = {
  readonly times: Float64Array;
  /** Under observation just before the time; those censored at it are still counted. */
  readonly atRisk: Float64Array;
  readonly deaths: Float64Array;
  /** S just after the time. */
  readonly survival: Float64Array;
  /** For reference: it takes every thing as independent, which things of one cluster are not. */
  readonly greenwoodSe: Float64Array;
};

/** Share still alive by time since birth (Kaplan & Meier 1958), with Greenwood's standard error (1926). */
export function kaplanMeier(observed: Observed): SurvivalTable {
  const sample = sampleOf(observed);
  const byTime = new Map<number, { deaths: number; leaving: number }>();
  let left = 0;
  for (let row = 0; row < sample.time.length; row += 1) {
    const time = sample.time[row] ?? 0;
    const deaths = sample.deaths[row] ?? 0;
    const censored = sample.censored[row] ?? 0;
    if (!(time >= 0 && deaths >= 0 && censored >= 0)) {
      throw new AppError("bug", `No survival row: time ${time}, deaths ${deaths}, censored ${censored}.`);
    }
    left += deaths + censored;
    const total = byTime.get(time);
    if (total === undefined) {
      byTime.set(time, { deaths, leaving: deaths + censored });
    } else {
      total.deaths += deaths;
      total.leaving += deaths + censored;
    }
  }

  const times = Float64Array.from(byTime.keys()).sort();
  const table = {
    times,
    atRisk: new Float64Array(times.length),
    deaths: new Float64Array(times.length),
    survival: new Float64Array(times.length),
    greenwoodSe: new Float64Array(times.length),
  };
  let survival = 1;
  let hazardVariance = 0;
  for (const [place, time] of times.entries()) {
    const { deaths, leaving } = byTime.get(time) ?? { deaths: 0, leaving: 0 };
    if (deaths > 0) {
      survival *= 1 - deaths / left;
      if (left > deaths) hazardVariance += deaths / (left * (left - deaths));
    }
    table.atRisk[place] = left;
    table.deaths[place] = deaths;
    table.survival[place] = survival;
    table.greenwoodSe[place] = survival * Math.sqrt(hazardVariance);
    left -= leaving;
  }
  return table;
}

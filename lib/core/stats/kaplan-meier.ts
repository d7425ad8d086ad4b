import { AppError } from "../errors.ts";
import { type PlacedTimes, placeTimes } from "./place-times.ts";
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

/** Share still alive by time since birth (Kaplan & Meier 1958), with Greenwood's standard error (1926). `placed` where it is known. */
export function kaplanMeier(observed: Observed, placed?: PlacedTimes): SurvivalTable {
  const sample = sampleOf(observed);
  const { times, places } = placed ?? placeTimes(sample.time);
  const column = () => new Float64Array(times.length);
  const table = {
    times,
    atRisk: column(),
    deaths: column(),
    survival: column(),
    greenwoodSe: column(),
  };
  const leaving = column();
  let left = 0;
  for (let row = 0; row < places.length; row += 1) {
    const place = places[row] ?? 0;
    const time = sample.time[row] ?? 0;
    const deaths = sample.deaths[row] ?? 0;
    const censored = sample.censored[row] ?? 0;
    if (!(time >= 0 && deaths >= 0 && censored >= 0)) {
      throw new AppError("bug", `No survival row: time ${time}, deaths ${deaths}, censored ${censored}.`);
    }
    left += deaths + censored;
    table.deaths[place] = (table.deaths[place] ?? 0) + deaths;
    leaving[place] = (leaving[place] ?? 0) + (deaths + censored);
  }

  let survival = 1;
  let hazardVariance = 0;
  for (let place = 0; place < times.length; place += 1) {
    const deaths = table.deaths[place] ?? 0;
    if (deaths > 0) {
      survival *= 1 - deaths / left;
      if (left > deaths) hazardVariance += deaths / (left * (left - deaths));
    }
    table.atRisk[place] = left;
    table.survival[place] = survival;
    table.greenwoodSe[place] = survival * Math.sqrt(hazardVariance);
    left -= leaving[place] ?? 0;
  }
  return table;
}

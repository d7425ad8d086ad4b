import { AppError } from "../errors.ts";

/** Things of one cluster that left observation at the same time: some died, the others were last seen alive. */
export type SurvivalRow = {
  /** Time from birth, in days, not negative. */
  readonly time: number;
  readonly deaths: number;
  readonly censored: number;
  /** What dies together, such as the change that a line came with. */
  readonly cluster: string;
};

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
export function kaplanMeier(rows: readonly SurvivalRow[]): SurvivalTable {
  const byTime = new Map<number, { deaths: number; leaving: number }>();
  let left = 0;
  for (const { time, deaths, censored } of rows) {
    if (!(time >= 0 && deaths >= 0 && censored >= 0)) {
      throw new AppError("bug", `No survival row: time ${time}, deaths ${deaths}, censored ${censored}.`);
    }
    const total = byTime.get(time) ?? { deaths: 0, leaving: 0 };
    total.deaths += deaths;
    total.leaving += deaths + censored;
    left += deaths + censored;
    byTime.set(time, total);
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

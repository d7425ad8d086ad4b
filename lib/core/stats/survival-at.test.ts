import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";
import { survivalAt } from "./survival-at.ts";
import type { SurvivalRow } from "./survival-sample.ts";

const row = (cluster: string, time: number, deaths: number, censored = 0): SurvivalRow => ({
  cluster,
  time,
  deaths,
  censored,
});

/** Four changes of four lines each. */
const CLUSTERED = [
  row("1", 3, 3),
  row("1", 30, 0, 1),
  row("2", 12, 2),
  row("2", 30, 0, 2),
  row("3", 30, 0, 4),
  row("4", 5, 4),
];

const oneByOne = fc.array(fc.tuple(fc.integer({ min: 1, max: 40 }), fc.boolean()), {
  minLength: 8,
  maxLength: 60,
});

describe("survival with clusters", () => {
  test("the standard error of four changes of four lines is the one of R", () => {
    const [at14] = survivalAt(CLUSTERED, [14]);
    expect(at14?.survival).toBeCloseTo(0.4375, 12);
    expect(at14?.se).toBeCloseTo(0.184877493222, 10);
    const table = kaplanMeier(CLUSTERED);
    expect(table.greenwoodSe[table.times.indexOf(12)]).toBeCloseTo(0.124019592706, 10);
  });

  test("with every line a cluster of its own the standard error is Greenwood's", () => {
    fc.assert(
      fc.property(oneByOne, (lives) => {
        const rows = lives.map(([time, died], place) => row(`${place}`, time, died ? 1 : 0, died ? 0 : 1));
        const table = kaplanMeier(rows);
        const estimates = survivalAt(rows, [...table.times]);
        for (const [place, estimate] of estimates.entries()) {
          expect(estimate.survival).toBeCloseTo(table.survival[place] ?? Number.NaN, 12);
          expect(estimate.se).toBeCloseTo(table.greenwoodSe[place] ?? Number.NaN, 10);
        }
      }),
    );
  });

  test("copying every line within its change leaves estimate and standard error as they are", () => {
    fc.assert(
      fc.property(oneByOne, fc.integer({ min: 2, max: 9 }), (lives, copies) => {
        const rows = lives.map(([time, died], place) =>
          row(`${place % 7}`, time, died ? 1 : 0, died ? 0 : 1),
        );
        const more = rows.map((one) => ({
          ...one,
          deaths: one.deaths * copies,
          censored: one.censored * copies,
        }));
        const [a, b] = [survivalAt(rows, [5, 10, 20]), survivalAt(more, [5, 10, 20])];
        a.forEach((estimate, place) => {
          expect(b[place]?.survival ?? -1).toBeCloseTo(estimate.survival ?? -1, 10);
          expect(b[place]?.se ?? -1).toBeCloseTo(estimate.se ?? -1, 10);
        });
      }),
    );
  });

  test("beyond what anybody was observed for, survival is unknown unless all have died", () => {
    expect(survivalAt(CLUSTERED, [30, 31]).map((estimate) => estimate.survival)).toEqual([0.4375, null]);
    expect(survivalAt([row("a", 3, 2)], [90])[0]?.survival).toBe(0);
    expect(survivalAt([], [14])[0]?.survival).toBeNull();
  });

  test("before the first time everything lives", () => {
    expect(survivalAt(CLUSTERED, [0, 2])[1]).toEqual({ time: 2, survival: 1, se: 0, low: null, high: null });
  });

  test("fewer than six clusters get no interval; six get one that holds the estimate", () => {
    expect(survivalAt(CLUSTERED, [14])[0]?.low).toBeNull();
    const [estimate] = survivalAt([...CLUSTERED, row("5", 9, 1, 3), row("6", 40, 0, 4)], [14]);
    expect(estimate?.low).toBeGreaterThan(0);
    expect(estimate?.low).toBeLessThan(estimate?.survival ?? 0);
    expect(estimate?.high).toBeGreaterThan(estimate?.survival ?? 1);
    expect(estimate?.high).toBeLessThan(1);
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { kaplanMeier } from "./kaplan-meier.ts";
import type { SurvivalRow } from "./survival-sample.ts";

/** `5` died at 5 days, `-5` was last seen alive then; each a cluster of its own. */
const single = (times: readonly number[]): SurvivalRow[] =>
  times.map((time, place) => ({
    time: Math.abs(time),
    deaths: time > 0 ? 1 : 0,
    censored: time > 0 ? 0 : 1,
    cluster: `${place}`,
  }));

/** Weeks in remission under 6-mercaptopurine: Freireich et al. 1963, Blood 21:699. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];

const rowsOf = fc.array(
  fc.record({
    time: fc.nat({ max: 60 }),
    deaths: fc.nat({ max: 20 }),
    censored: fc.nat({ max: 20 }),
    cluster: fc.constantFrom("a", "b", "c", "d"),
  }),
  { maxLength: 40 },
);

describe("Kaplan-Meier", () => {
  test("five lines of which three die are the worked example", () => {
    const table = kaplanMeier(single([5, 10, -10, 21, -30]));
    expect([...table.times]).toEqual([5, 10, 21, 30]);
    [0.8, 0.6, 0.3, 0.3].forEach((s, place) => expect(table.survival[place]).toBeCloseTo(s, 12));
    [0.1788854382, 0.219089023002, 0.238746727726].forEach((se, place) =>
      expect(table.greenwoodSe[place]).toBeCloseTo(se, 10),
    );
  });

  test("the leukaemia trial of 1963 comes out as in print", () => {
    const table = kaplanMeier(single(TREATED));
    const dying = [...table.times.keys()].filter((place) => (table.deaths[place] ?? 0) > 0);
    expect(dying.map((place) => table.times[place])).toEqual([6, 7, 10, 13, 16, 22, 23]);
    const survival = [
      0.857142857143, 0.806722689076, 0.752941176471, 0.690196078431, 0.627450980392, 0.53781512605,
      0.448179271709,
    ];
    const se = [
      0.0763603548321, 0.0869352851801, 0.0963496529943, 0.106814707775, 0.114053865257, 0.128233751693,
      0.134591456756,
    ];
    dying.forEach((place, rank) => {
      expect(table.survival[place]).toBeCloseTo(survival[rank] ?? Number.NaN, 10);
      expect(table.greenwoodSe[place]).toBeCloseTo(se[rank] ?? Number.NaN, 10);
    });
  });

  test("never rises, stays between 0 and 1 and does not depend on how rows are grouped or ordered", () => {
    fc.assert(
      fc.property(rowsOf, (rows) => {
        const table = kaplanMeier(rows);
        let before = 1;
        for (const s of table.survival) {
          expect(s).toBeLessThanOrEqual(before);
          expect(s).toBeGreaterThanOrEqual(0);
          before = s;
        }
        const cut = rows
          .flatMap((row) => [
            { ...row, deaths: 0 },
            { ...row, censored: 0 },
          ])
          .reverse();
        expect(kaplanMeier(cut)).toEqual(table);
      }),
    );
  });

  test("without censoring it is the plain share still alive", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 50 }), { minLength: 1 }), (times) => {
        const table = kaplanMeier(single(times));
        for (const [place, time] of table.times.entries()) {
          const alive = times.filter((other) => other > time).length / times.length;
          expect(table.survival[place]).toBeCloseTo(alive, 10);
        }
      }),
    );
  });

  test("nothing has an empty table and impossible rows are refused", () => {
    expect(kaplanMeier([]).times).toHaveLength(0);
    expect(() => kaplanMeier([{ time: -1, deaths: 1, censored: 0, cluster: "a" }])).toThrow();
    expect(() => kaplanMeier([{ time: 1, deaths: Number.NaN, censored: 0, cluster: "a" }])).toThrow();
  });
});

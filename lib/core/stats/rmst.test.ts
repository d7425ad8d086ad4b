import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { rmst } from "./rmst.ts";
import type { SurvivalRow } from "./survival-sample.ts";

/** `5` died at 5 days, `-5` was last seen alive then; each a cluster of its own. */
const single = (times: readonly number[]): SurvivalRow[] =>
  times.map((time, place) => ({
    time: Math.abs(time),
    deaths: time > 0 ? 1 : 0,
    censored: time > 0 ? 0 : 1,
    cluster: `${place}`,
  }));

/** Weeks in remission, treated and control: Freireich et al. 1963, Blood 21:699. */
const TREATED = [6, 6, 6, -6, 7, -9, 10, -10, -11, 13, 16, -17, -19, -20, 22, 23, -25, -32, -32, -34, -35];
const CONTROL = [1, 1, 2, 2, 3, 4, 4, 5, 5, 8, 8, 8, 8, 11, 11, 12, 12, 15, 17, 22, 23];

describe("restricted mean survival time", () => {
  test.each([
    [[5, 10, -10, 21, -30], 30, 18.3],
    [TREATED, 20, 16.1165266106],
    [CONTROL, 20, 8.4285714286],
    [[2, 9, -30, -30, -30, -30], 30, 21.8333333333],
    [[1, 4, 12, 20, -30, -30], 30, 16.1666666667],
  ])("of %j within %d is %d", (times, tau, expected) => {
    expect(rmst(single(times), tau).days).toBeCloseTo(expected, 9);
  });

  test("without censoring it is the mean of lives cut at tau, with the standard error of that mean", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 6 }), (times) => {
        const lives = times.map((time) => Math.min(time, 30));
        const mean = lives.reduce((a, b) => a + b, 0) / lives.length;
        const spread = lives.reduce((sum, life) => sum + (life - mean) ** 2, 0);
        const result = rmst(single(times), 30);
        expect(result.days).toBeCloseTo(mean, 9);
        expect(result.se).toBeCloseTo(Math.sqrt(spread) / lives.length, 9);
      }),
    );
  });

  test("the standard error is the sum of what a nudge to each cluster's weight does to the mean", () => {
    const rows = fc.array(
      fc.record({
        time: fc.nat({ max: 50 }),
        deaths: fc.nat({ max: 5 }),
        censored: fc.integer({ min: 1, max: 5 }),
        cluster: fc.constantFrom("a", "b", "c", "d", "e", "f", "g"),
      }),
      { minLength: 8, maxLength: 30 },
    );
    fc.assert(
      fc.property(rows, (some) => {
        const all = [...some, { time: 60, deaths: 0, censored: 2, cluster: "a" }];
        const result = rmst(all, 30);
        const nudge = 1e-6;
        let squares = 0;
        for (const cluster of new Set(all.map((one) => one.cluster))) {
          const heavier = all.map((one) =>
            one.cluster === cluster
              ? { ...one, deaths: one.deaths * (1 + nudge), censored: one.censored * (1 + nudge) }
              : one,
          );
          squares += (((rmst(heavier, 30).days ?? 0) - (result.days ?? 0)) / nudge) ** 2;
        }
        expect(result.se).toBeCloseTo(Math.sqrt(squares), 3);
      }),
    );
  });

  test("is unknown where nobody was observed up to tau and some still live", () => {
    expect(rmst(single([5, -10]), 30).days).toBeNull();
    expect(rmst([], 30).days).toBeNull();
    expect(rmst(single([5, 10]), 30).days).toBeCloseTo(7.5, 12);
  });

  test("the interval stays inside 0 to tau and needs six clusters and some spread", () => {
    const { low, high } = rmst(single(TREATED), 20);
    expect(low).toBeGreaterThan(0);
    expect(high).toBeLessThanOrEqual(20);
    expect(rmst(single([5, 6, -30, -30, -30]), 30).low).toBeNull();
    expect(rmst(single([-30, -30, -30, -30, -30, -30]), 30)).toMatchObject({
      days: 30,
      low: null,
      high: null,
    });
  });
});

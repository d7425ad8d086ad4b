import { describe, expect, test } from "vitest";
import { type Rng, rngFrom } from "../rng.ts";
import { rmst } from "./rmst.ts";
import { survivalAt } from "./survival-at.ts";
import type { SurvivalRow } from "./survival-sample.ts";

const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
const exponential = (rng: Rng, rate: number): number => -Math.log(1 - rng.next()) / rate;

/** Deaths a day of a line, by change: some changes are short-lived as a whole. */
const rateOf = (rng: Rng): number => (rng.chance(0.3) ? 0.05 : 0.005);
const S30 = 0.3 * Math.exp(-1.5) + 0.7 * Math.exp(-0.15);
const RMST30 = (0.3 * (1 - Math.exp(-1.5))) / 0.05 + (0.7 * (1 - Math.exp(-0.15))) / 0.005;

/** Lives of lines in changes that were merged at any time of the last `windowDays`. */
function observe(rng: Rng, changes: number, lines: number, windowDays: number): SurvivalRow[] {
  return Array.from({ length: changes }, (_, change) => {
    const rate = rateOf(rng);
    const observed = windowDays * rng.next();
    return Array.from({ length: lines }, (): SurvivalRow => {
      const life = exponential(rng, rate);
      const [deaths, censored] = life <= observed ? [1, 0] : [0, 1];
      return { time: Math.min(life, observed), deaths, censored, cluster: `${change}` };
    });
  }).flat();
}

describe("survival of simulated lines with a known answer", () => {
  test("cutting observation off at random leaves it unbiased, where the share deleted so far is not", () => {
    const rng = rngFrom("censoring");
    const runs = Array.from({ length: 40 }, () => observe(rng, 250, 20, 120));
    const survival = mean(runs.map((rows) => survivalAt(rows, [30])[0]?.survival ?? Number.NaN));
    const days = mean(runs.map((rows) => rmst(rows, 30).days ?? Number.NaN));
    const deleted = mean(runs.map((rows) => mean(rows.map((row) => (row.time <= 30 ? row.deaths : 0)))));
    expect(Math.abs(survival / S30 - 1)).toBeLessThan(0.02);
    expect(Math.abs(days / RMST30 - 1)).toBeLessThan(0.02);
    expect(deleted / (1 - S30)).toBeLessThan(0.95);
  });

  test("the 95 % intervals of 30 changes hold the true value in about 95 of 100 cases", () => {
    const rng = rngFrom("coverage");
    const runs = Array.from({ length: 400 }, () => observe(rng, 30, 8, 200));
    const holds = (truth: number, at: { low: number | null; high: number | null } | undefined): number =>
      (at?.low ?? 1e9) <= truth && truth <= (at?.high ?? -1e9) ? 1 : 0;
    const ofSurvival = mean(runs.map((rows) => holds(S30, survivalAt(rows, [30])[0])));
    const ofDays = mean(runs.map((rows) => holds(RMST30, rmst(rows, 30))));
    for (const coverage of [ofSurvival, ofDays]) {
      expect(coverage).toBeGreaterThan(0.93);
      expect(coverage).toBeLessThan(0.98);
    }
  });
});

import { describe, expect, test } from "vitest";
import { rngFrom } from "../rng.ts";
import { type Hits, roganGladen, roganGladenInterval } from "./rogan-gladen.ts";

describe("the share behind an imperfect test", () => {
  test("of 18 % seen with sensitivity 0.6 and specificity 0.95 is 0.2364", () => {
    expect(roganGladen(0.18, 0.6, 0.95)).toBeCloseTo(0.236363636364, 10);
  });

  test("gives back the truth, stays a share, and is not known of a test that tells nothing", () => {
    const [truth, se, sp] = [0.37, 0.82, 0.91];
    expect(roganGladen(truth * se + (1 - truth) * (1 - sp), se, sp)).toBeCloseTo(truth, 12);
    expect(roganGladen(0.01, 0.9, 0.9)).toBe(0);
    expect(roganGladen(0.99, 0.9, 0.9)).toBe(1);
    expect(roganGladen(0.5, 0.4, 0.6)).toBeNull();
    expect(roganGladenInterval({ hits: 1, n: 9 }, { hits: 0, n: 0 }, { hits: 5, n: 5 })).toBeNull();
    expect(roganGladenInterval({ hits: 1, n: 9 }, { hits: 1, n: 9 }, { hits: 1, n: 9 })).toBeNull();
  });

  test("with a test that is sure, the interval is close to that of a plain share", () => {
    const [low, high] =
      roganGladenInterval({ hits: 81, n: 263 }, { hits: 1e7, n: 1e7 }, { hits: 1e7, n: 1e7 }) ?? [];
    expect(low).toBeCloseTo(0.2553, 2);
    expect(high).toBeCloseTo(0.3662, 2);
  });

  test.each([
    [0.2, 0.8, 0.9, 50],
    [0.5, 0.7, 0.95, 50],
    [0.05, 0.9, 0.98, 25],
  ])(
    "the interval holds a truth of %d in 95 of 100 simulated audits or more (Se %d, Sp %d, %d audited each)",
    (truth, se, sp, audited) => {
      const rng = rngFrom(`audit ${truth}`);
      const draw = (n: number, p: number): Hits => {
        let hits = 0;
        for (let i = 0; i < n; i += 1) hits += rng.chance(p) ? 1 : 0;
        return { hits, n };
      };
      let [held, of, widest] = [0, 0, 0];
      for (let turn = 0; turn < 1000; turn += 1) {
        const seen = draw(400, truth * se + (1 - truth) * (1 - sp));
        const interval = roganGladenInterval(seen, draw(audited, se), draw(audited, sp));
        if (!interval) continue;
        of += 1;
        widest = Math.max(widest, interval[1] - interval[0]);
        if (interval[0] <= truth && truth <= interval[1]) held += 1;
      }
      expect(of).toBe(1000);
      expect(held / of).toBeGreaterThan(0.93);
      expect(widest).toBeLessThan(0.65);
    },
  );
});

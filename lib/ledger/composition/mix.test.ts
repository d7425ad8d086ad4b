import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { noisyOr } from "./combine.ts";
import { fixedPanel, type PanelRow } from "./fixed-panel.ts";
import { mixBounds } from "./mix-bounds.ts";

test.each([
  [[0.3, 0.6], 0.72],
  [[0.95], 0.95],
  [[0.3, 0.3, 0.3], 0.657],
])("independent signals of %j add up to %d", (chances, together) => {
  expect(noisyOr(chances)).toBeCloseTo(together, 12);
});

describe("the mix", () => {
  test("of 120, 240, 90 and 150 holds between 55 and 80 per cent AI; what is known alone would say 73", () => {
    const mix = mixBounds({ human: 120, hybrid: 240, agent: 90, unknown: 150 });
    expect(mix?.shares).toEqual({ human: 0.2, hybrid: 0.4, agent: 0.15, unknown: 0.25 });
    expect([mix?.low, mix?.high]).toEqual([0.55, 0.8]);
    expect(mix?.knownOnly).toBeCloseTo(0.7333, 4);
    expect(mixBounds({ human: 0, hybrid: 0, agent: 0, unknown: 0 })).toBeNull();
    expect(mixBounds({ human: 0, hybrid: 0, agent: 0, unknown: 9 })).toMatchObject({
      low: 0,
      high: 1,
      knownOnly: null,
    });
  });

  test("holds whatever the unknown turns out to be", () => {
    const count = fc.nat({ max: 500 });
    fc.assert(
      fc.property(
        count,
        count,
        count,
        count,
        fc.nat({ max: 100 }),
        (human, hybrid, agent, unknown, percent) => {
          const bounds = mixBounds({ human, hybrid, agent, unknown });
          if (bounds === null) return;
          const truth = (hybrid + agent + (unknown * percent) / 100) / (human + hybrid + agent + unknown);
          expect(truth).toBeGreaterThanOrEqual(bounds.low - 1e-12);
          expect(truth).toBeLessThanOrEqual(bounds.high + 1e-12);
        },
      ),
    );
  });
});

describe("the panel of fixed coverage", () => {
  const row = (member: string, period: string, isCovered: boolean, ai: number): PanelRow => ({
    member,
    period,
    isCovered,
    ai,
    all: 100,
  });

  test("does not rise where only detection gets better", () => {
    const rows = [
      row("a", "1", true, 30),
      row("b", "1", false, 0),
      row("a", "2", true, 30),
      row("b", "2", true, 30),
    ];
    const panel = fixedPanel(rows, ["1", "2"]);
    expect(panel.members).toEqual(["a"]);
    expect(panel.periods.map(({ share, panelShare }) => [share, panelShare])).toEqual([
      [0.15, 0.3],
      [0.3, 0.3],
    ]);
    expect(panel.mayBeDetection).toBe(true);
  });

  test("rises where use does, and is empty where nobody is covered throughout", () => {
    const rows = [
      row("a", "1", true, 10),
      row("b", "1", true, 10),
      row("a", "2", true, 30),
      row("b", "2", true, 30),
    ];
    expect(fixedPanel(rows, ["1", "2"])).toMatchObject({ members: ["a", "b"], mayBeDetection: false });
    expect(fixedPanel([row("a", "1", true, 9)], ["1", "2"])).toMatchObject({
      members: [],
      periods: [{ panelShare: null }, { share: null }],
      mayBeDetection: false,
    });
  });
});

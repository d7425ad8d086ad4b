import { describe, expect, test } from "vitest";
import { AppError } from "@/lib/core/errors.ts";
import { lives } from "./example-lives.ts";
import { measure, measureSurvival } from "./measure.ts";
import { netShare } from "./net-share.ts";
import { readFigures } from "./read-figures.ts";
import { reworkRate } from "./rework-rate.ts";
import { exampleFact as fact, sumsOf } from "./sums.ts";
import { survival30 } from "./survival-30.ts";

const READING = { asOf: 1_772_409_600, paramsHash: "0".repeat(16), evidenceRef: "/explain" };

describe("what a value is shown with", () => {
  test("is settled when all changes have settled and provisional, with a sentence, until then", () => {
    const done = measure(netShare, [fact({ gross: 10, net: 5, changes: 2, settled_changes: 2 })], READING);
    expect(done).toMatchObject({ status: "settled", n: 10, nClusters: 2, coverage: 1 });
    const open = measure(netShare, [fact({ gross: 10, net: 5, changes: 2, settled_changes: 1 })], READING);
    expect(open.status).toBe("provisional");
    expect(open.caveats).toContain("1 of 2 changes are younger than 30 days and may still move this number.");
  });

  test("explains its bounds only where they differ", () => {
    const exact = measure(netShare, [fact({ gross: 10, net: 5 })], READING);
    expect([exact.ciLow, exact.ciHigh, exact.caveats]).toEqual([0.5, 0.5, []]);
    const wide = measure(netShare, [fact({ gross: 10, net: 5, corrective_unknown: 1 })], READING);
    expect(wide.caveats).toHaveLength(1);
  });

  test("a value that must not be shown keeps its n and loses value and bounds", () => {
    const facts = [fact({ gross: 10, net: 5, changes: 2, settled_changes: 2 })];
    expect(measure(netShare, facts, { ...READING, withheld: "suppressed_privacy" })).toMatchObject({
      value: null,
      missing: "suppressed_privacy",
      ciLow: null,
      ciHigh: null,
      n: 10,
      status: "insufficient",
    });
  });

  test("a repository younger than the rework window has no rework rate", () => {
    const facts = [fact({ gross: 10, rework: 2, net: 8 })];
    expect(measure(reworkRate, facts, { ...READING, historyDays: 20 }).missing).toBe("not_applicable");
    expect(measure(reworkRate, facts, { ...READING, historyDays: 21 }).value).toBe(0.2);
  });

  test("survival counts lines in n and changes as clusters, and says when it was not watched long enough", () => {
    const seen = measureSurvival(survival30, [lives("a", [3, -30]), lives("b", [-30, -30])], READING);
    expect(seen).toMatchObject({ value: 0.75, n: 4, nClusters: 2, status: "settled", missing: null });
    const short = measureSurvival(survival30, [lives("a", [-3, -3])], READING);
    expect(short).toMatchObject({ value: null, missing: "not_settled", n: 2, status: "insufficient" });
  });

  test("a metric of facts is not read from lives", () => {
    expect(() => measureSurvival(netShare, [], READING)).toThrow(AppError);
  });
});

describe("reading figures through the floor's reader", () => {
  const facts = [
    fact({ week: "2026-W10", gross: 10, net: 4, corrective_unknown: 2, changes: 3, settled_changes: 3 }),
    fact({ week: "2026-W11", gross: 20, net: 20, changes: 1 }),
  ];
  const reader: Parameters<typeof readFigures>[0] = async ({ read }, scope) => {
    const groups = scope.by?.includes("week") ? facts.map((one) => [one]) : [facts];
    return groups.map((group) => ({
      by: scope.by?.includes("week") ? { week: group[0]?.week ?? "" } : {},
      ...(sumsOf(read, group) ?? { of: 0, over: null }),
      changes: group.reduce((sum, one) => sum + one.changes, 0),
      settledChanges: group.reduce((sum, one) => sum + one.settled_changes, 0),
    }));
  };

  test("gives what measuring the same facts in memory gives", async () => {
    const [whole] = await readFigures(reader, netShare, {}, READING);
    expect(whole?.figure).toEqual(measure(netShare, facts, READING));
    const weeks = await readFigures(reader, netShare, { by: ["week"] }, READING);
    expect(weeks.map(({ by, figure }) => [by.week, figure.value, figure.ciHigh, figure.status])).toEqual([
      ["2026-W10", 0.4, 0.6, "settled"],
      ["2026-W11", 1, 1, "provisional"],
    ]);
  });

  test("an empty scope without dimensions is one figure without a value", async () => {
    const figures = await readFigures(async () => [], netShare, {}, READING);
    expect(figures).toHaveLength(1);
    expect(figures[0]?.figure).toMatchObject({ value: null, status: "insufficient", n: 0 });
    expect(await readFigures(async () => [], netShare, { by: ["week"] }, READING)).toEqual([]);
  });
});

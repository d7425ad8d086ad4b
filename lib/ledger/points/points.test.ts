import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { apportionUnit, type UnitPart } from "./apportion-unit.ts";
import { attributeRoles, ROLES } from "./attribute-roles.ts";
import { bookingTime } from "./booking-time.ts";
import { effectiveAtoms } from "./effective-atoms.ts";
import { forecastNet } from "./forecast-net.ts";
import { pointsWaterfall } from "./points-waterfall.ts";
import { splitByAuthor } from "./split-by-author.ts";
import { splitByComposition } from "./split-by-composition.ts";

const DAY = 86_400;
const anyParts: fc.Arbitrary<UnitPart[]> = fc
  .uniqueArray(
    fc.record({
      change: fc.constantFrom("a", "b", "c", "d"),
      class: fc.constantFrom(...LEDGER_CLASSES),
      atoms: fc.nat({ max: 500 }),
    }),
    { selector: (part) => `${part.change} ${part.class}`, minLength: 1 },
  )
  .filter((parts) => parts.some(({ atoms }) => atoms > 0));

describe("the points of a unit", () => {
  test("of 42 points are 29.4 net, 4.2 corrective and 8.4 rework of 70, 10 and 20 lines", () => {
    const parts: UnitPart[] = [
      { change: "a", class: "net", atoms: 70 },
      { change: "a", class: "corrective_own", atoms: 10 },
      { change: "b", class: "rework", atoms: 20 },
    ];
    const rows = apportionUnit(42_000, parts, 5);
    expect(rows.map((row) => [row.change, row.class, row.milliPoints, row.bookedAt])).toEqual([
      ["a", "corrective_own", 4_200, 5],
      ["a", "net", 29_400, 5],
      ["b", "rework", 8_400, 5],
    ]);
    expect(pointsWaterfall(rows)).toEqual({
      gross: 42_000,
      steps: [
        { class: "rework", milliPoints: 8_400 },
        { class: "corrective_own", milliPoints: 4_200 },
      ],
      net: 29_400,
    });
  });

  test("sum to the unit's exactly, each within one of its quota, in whatever order the parts came", () => {
    fc.assert(
      fc.property(fc.nat({ max: 100_000 }), anyParts, (milliPoints, parts) => {
        const rows = apportionUnit(milliPoints, parts, null);
        const lines = parts.reduce((sum, { atoms }) => sum + atoms, 0);
        expect(rows.reduce((sum, row) => sum + row.milliPoints, 0)).toBe(milliPoints);
        for (const row of rows)
          expect(Math.abs(row.milliPoints - (milliPoints * row.atoms) / lines)).toBeLessThan(1);
        expect(apportionUnit(milliPoints, [...parts].reverse(), null)).toEqual(rows);
      }),
    );
  });

  test("add up over any partition of the rows, and the waterfall ends at net", () => {
    fc.assert(
      fc.property(
        fc.nat({ max: 100_000 }),
        anyParts,
        fc.func(fc.nat({ max: 3 })),
        (milliPoints, parts, group) => {
          const rows = apportionUnit(milliPoints, parts, null);
          const falls = [0, 1, 2, 3].map((g) => pointsWaterfall(rows.filter((row) => group(row) === g)));
          const whole = pointsWaterfall(rows);
          expect(falls.reduce((sum, { gross }) => sum + gross, 0)).toBe(milliPoints);
          expect(falls.reduce((sum, { net }) => sum + net, 0)).toBe(whole.net);
          expect(whole.steps.reduce((left, step) => left - step.milliPoints, whole.gross)).toBe(whole.net);
        },
      ),
    );
  });

  test("stand on lines that are work: not on copied or generated ones, nor on throwing lines away", () => {
    expect(effectiveAtoms("generated", 900, 10)).toBe(0);
    expect(effectiveAtoms("non_surviving", 10, 10)).toBe(10);
    expect(effectiveAtoms("rework", 6, 6)).toBe(12);
    expect(effectiveAtoms("reverted", 20, 3)).toBe(23);
    expect(() => apportionUnit(1_000, [{ change: "a", class: "net", atoms: 0 }], null)).toThrow("no weight");
  });
});

describe("the booking", () => {
  const change = (id: string, day: number, delivered: number | null, bearsNet: boolean) => ({
    id,
    mergedAt: day * DAY,
    deliveredAt: delivered === null ? null : delivered * DAY,
    bearsNet,
  });

  test("is at the delivery of the last change that bears net", () => {
    const changes = [change("a", 1, 7, true), change("b", 5, 9, true), change("c", 6, 9, false)];
    expect(bookingTime(changes)).toEqual({ by: "b", bookedAt: 9 * DAY, settlesAt: 35 * DAY });
  });

  test("waits while that is not delivered, and without net is at the last close or landing", () => {
    expect(bookingTime([change("a", 1, 7, true), change("b", 5, null, true)])?.bookedAt).toBeNull();
    expect(bookingTime([change("a", 1, 7, false), change("b", 5, null, false)])?.bookedAt).toBe(5 * DAY);
    expect(bookingTime([])).toBeNull();
  });
});

describe("the points of a change", () => {
  const produced = {
    class: "hybrid" as const,
    lines: 70,
    aiLines: null,
    commitLines: 140,
    humanCommitLines: 0,
  };

  test("are divided by measured lines, and never guessed", () => {
    expect(splitByComposition(29_400, { ...produced, aiLines: 44 })).toMatchObject({
      ai: 18_480,
      human: 10_920,
    });
    expect(splitByComposition(29_400, produced)).toMatchObject({ hybrid: 29_400, ai: 0, human: 0 });
    expect(splitByComposition(100, { ...produced, class: "agent", humanCommitLines: 14 })).toMatchObject({
      ai: 90,
      human: 10,
    });
    expect(splitByComposition(100, { ...produced, class: "unknown" })).toMatchObject({
      unknown: 100,
      human: 0,
    });
  });

  test("go to people by their lines; who has none shares evenly in the commit that names them", () => {
    const lines = (count: number, ...people: string[]) => ({ lines: count, people });
    expect(splitByAuthor(29_400, [lines(41, "ana"), lines(29, "ben")], [])).toEqual(
      new Map([
        ["ana", 17_220],
        ["ben", 12_180],
      ]),
    );
    expect(splitByAuthor(900, [lines(10, "ana"), lines(20, "ben", "cem")], [])).toEqual(
      new Map([
        ["ana", 300],
        ["ben", 300],
        ["cem", 300],
      ]),
    );
  });

  test("go to who answers for it where an agent committed, and to nobody where nobody does", () => {
    expect(splitByAuthor(900, [{ lines: 10, people: [] }], ["ana"])).toEqual(new Map([["ana", 900]]));
    expect(splitByAuthor(900, [{ lines: 10, people: [] }], [])).toEqual(new Map());
  });
});

describe("the roles of a delivered unit", () => {
  test("share its points where they left evidence: 10 points without a decision", () => {
    expect(attributeRoles(10_000, new Set(["spec", "review", "coordination"]))).toEqual({
      spec: 1_579,
      decision: 0,
      build: 6_316,
      review: 1_579,
      coordination: 526,
    });
  });

  test("never make points, and what was built is always there", () => {
    fc.assert(
      fc.property(fc.nat({ max: 1_000_000 }), fc.subarray([...ROLES]), (milliPoints, evidenced) => {
        const roles = attributeRoles(milliPoints, new Set(evidenced));
        expect(ROLES.reduce((sum, role) => sum + roles[role], 0)).toBe(milliPoints);
        for (const role of ROLES)
          if (role !== "build" && !evidenced.includes(role)) expect(roles[role]).toBe(0);
      }),
    );
  });
});

test("of 29.4 provisional points ten days old, 14.7 will probably be left where half of such lines live on", () => {
  expect(forecastNet(29_400, 0.3, 0.6)).toBe(14_700);
  expect(forecastNet(29_400, null, 0.6)).toBeNull();
  expect(forecastNet(29_400, 0, 0)).toBeNull();
});

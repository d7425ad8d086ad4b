import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { anyStory, item, madeChange, type Story, unitsOf } from "@/tests/support/made-changes.ts";
import type { ChangeFacts } from "./change-facts.ts";
import { clusterChanges } from "./cluster-changes.ts";

const DAY = 86_400;
const HOUR = 3_600;
const groups = (...stories: readonly Story[]): string[][] =>
  unitsOf(stories).map(({ changes }) => changes.map((id) => id.replace("r/", "")));

describe("changes of one work item", () => {
  test("are one unit, and a sub-task stands for its parent", () => {
    const sub = item("ED-2", { level: -1, parent: { key: "ED-1", level: 0 } });
    expect(
      groups(
        madeChange("a", 0, { items: [item("ED-1")] }),
        madeChange("b", 20, { items: [sub] }),
        madeChange("c", 21, { items: [item("ED-9")] }),
      ),
    ).toEqual([["a", "b"], ["c"]]);
  });

  test("the sixteenth, and one more than 60 days after the first, begin another unit, in merge order", () => {
    const many = Array.from({ length: 17 }, (_, place) =>
      madeChange(`c${10 + place}`, place, { items: [item("ED-1")] }),
    );
    expect(groups(...many).map((unit) => unit.length)).toEqual([15, 2]);
    const late = [0, 60, 61].map((day) => madeChange(`d${day}`, day, { items: [item("ED-1")] }));
    expect(groups(...late)).toEqual([["d0", "d60"], ["d61"]]);
  });

  test("an epic links nothing; of an item that everything is hung on, the thirty-first in 30 days is on its own", () => {
    const epic = [0, 1].map((day) => madeChange(`e${day}`, day, { items: [item("ED-1", { level: 1 })] }));
    expect(groups(...epic)).toEqual([["e0"], ["e1"]]);
    const many = Array.from({ length: 40 }, (_, place) =>
      madeChange(`c${10 + place}`, place * 0.5, { items: [item("ED-1")] }),
    );
    const sizes = groups(...many).map((unit) => unit.length);
    expect(sizes.filter((size) => size > 1)).toEqual([15, 15]);
    expect(sizes.filter((size) => size === 1)).toHaveLength(10);
  });

  test("a link says its rule, what was read and the weaker of the two strengths", () => {
    const [unit] = unitsOf([
      madeChange("a", 0, { items: [item("ED-1", { strength: 0.7 })] }),
      madeChange("b", 1, { items: [item("ED-1")] }),
    ]);
    expect(unit?.links).toEqual([{ from: "r/b", to: "r/a", rule: "issue", evidence: "ED-1", strength: 0.7 }]);
  });
});

describe("stacked pull requests", () => {
  test("are one unit where the base of one is the head of another that is open", () => {
    const parent = madeChange("a", 0, { head: "feature", base: "main", mergedAt: 3 * DAY });
    expect(groups(parent, madeChange("b", 2, { head: "feature-2", base: "feature" }))).toEqual([["a", "b"]]);
    expect(groups(parent, madeChange("b", 5, { head: "feature-2", base: "feature" }))).toEqual([
      ["a"],
      ["b"],
    ]);
    expect(groups(parent, madeChange("b", 2, { head: "other", base: "main" }))).toEqual([["a"], ["b"]]);
  });

  test("are one unit where titles count parts, and a place that comes again begins anew", () => {
    const part = (place: number) => ({ part: { stem: "translations", place, of: 2 } });
    const days = [madeChange("a", 0, part(1)), madeChange("b", 9, part(2)), madeChange("c", 30, part(1))];
    expect(groups(...days)).toEqual([["a", "b"], ["c"]]);
  });

  test("are one unit where one says that it depends on the other", () => {
    const changes = [madeChange("a", 0, { number: 7 }), madeChange("b", 40, { number: 9, dependsOn: [7] })];
    expect(groups(...changes)).toEqual([["a", "b"]]);
  });
});

describe("the same work", () => {
  const ana = { people: ["ana"] };
  const work = (id: string, day: number, files: readonly string[], more: Partial<ChangeFacts> = {}) =>
    madeChange(id, day, { ...ana, ...more }, files);

  test("shares a human and three tenths of its files", () => {
    const files = ["a.ts", "b.ts", "c.ts"];
    expect(groups(work("a", 0, files), work("b", 1, ["a.ts"]))).toEqual([["a", "b"]]);
    expect(groups(work("a", 0, [...files, "d.ts"]), work("b", 1, ["a.ts"]))).toEqual([["a"], ["b"]]);
    expect(groups(work("a", 0, files), work("b", 1, files, { people: ["ben"] }))).toEqual([["a"], ["b"]]);
    expect(groups(work("a", 0, files), work("b", 1, files, { people: [] }))).toEqual([["a"], ["b"]]);
  });

  test("or its deepest directory, two levels or more below the repository or the service", () => {
    expect(groups(work("a", 0, ["src/pay/a.ts"]), work("b", 1, ["src/pay/b.ts"]))).toEqual([["a", "b"]]);
    expect(groups(work("a", 0, ["src/a.ts"]), work("b", 1, ["src/b.ts"]))).toEqual([["a"], ["b"]]);
    const [a, b] = [work("a", 0, ["src/pay/a.ts"]), work("b", 1, ["src/pay/b.ts"])];
    const files = new Map([a, b].map((story) => [story.facts.id, story.files]));
    const roots = new Map([["r", ["src"]]]);
    expect(clusterChanges({ changes: [a.facts, b.facts], files, serviceRoots: roots })).toHaveLength(2);
  });

  test("opens within 72 hours of the landing before, and lasts 14 days at most", () => {
    const files = ["a.ts"];
    const after = (hours: number) => work("b", 0, files, { openedAt: hours * HOUR, mergedAt: hours * HOUR });
    expect(groups(work("a", 0, files), after(72))).toEqual([["a", "b"]]);
    expect(groups(work("a", 0, files), after(73))).toEqual([["a"], ["b"]]);
    const daily = Array.from({ length: 20 }, (_, day) => work(`d${10 + day}`, day, files));
    expect(groups(...daily).map((unit) => unit.length)).toEqual([15, 5]);
  });

  test("is never read where an item is named on either side", () => {
    const named = work("b", 1, ["a.ts"], { items: [item("ED-1")] });
    expect(groups(work("a", 0, ["a.ts"]), named)).toEqual([["a"], ["b"]]);
  });
});

test("reverts, re-lands and copies join what they speak of, however much later", () => {
  const lineage = [{ to: "r/a", kind: "revert" as const, rule: "R1", confidence: 1 }];
  const units = unitsOf([madeChange("a", 0, {}), madeChange("b", 90, { lineage })]);
  expect(units.map(({ changes }) => changes)).toEqual([["r/a", "r/b"]]);
  expect(units[0]?.links[0]).toMatchObject({ rule: "lineage", evidence: "reverts (R1)", strength: 1 });
});

test("the order of the input moves nothing, every change is in one unit, and links stay inside theirs", () => {
  fc.assert(
    fc.property(
      anyStory.chain((story) =>
        fc.tuple(fc.constant(story), fc.shuffledSubarray(story, { minLength: story.length })),
      ),
      ([story, shuffled]) => {
        const units = unitsOf(story);
        expect(unitsOf(shuffled)).toEqual(units);
        expect(units.flatMap(({ changes }) => changes).toSorted()).toEqual(
          story.map(({ facts }) => facts.id).toSorted(),
        );
        for (const { id, changes, links } of units) {
          expect(id).toBe(changes[0]);
          expect(links.every(({ from, to }) => changes.includes(from) && changes.includes(to))).toBe(true);
          expect(links.length).toBeGreaterThanOrEqual(changes.length - 1);
        }
      },
    ),
    { numRuns: 150 },
  );
});

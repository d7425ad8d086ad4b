import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { ContributionUnit } from "@/lib/model/work-unit.ts";
import { anyStory, anyStoryOf, item, madeChange, type Story, unitsOf } from "@/tests/support/made-changes.ts";
import { touchedChanges } from "./touched-changes.ts";

const idOf = ({ facts }: Story): string => facts.id;
const byId = (units: readonly ContributionUnit[]) => new Map(units.map((unit) => [unit.id, unit]));

/** What is stored after only what was touched is clustered again. */
function clusteredAgain(before: readonly Story[], after: readonly Story[], changed: readonly string[]) {
  const known = new Set(changed);
  const was = before.filter((story) => known.has(idOf(story))).map(({ facts }) => facts);
  const touched = touchedChanges(
    changed,
    was,
    after.map(({ facts }) => facts),
  );
  const gone = new Set([...known, ...touched]);
  const kept = unitsOf(before).filter(({ changes }) => !changes.some((id) => gone.has(id)));
  return { touched, units: [...kept, ...unitsOf(after.filter((story) => touched.has(idOf(story))))] };
}

/** A story, and what it became: some changes are other ones, some are new and some are gone. */
const anyGrowth = anyStory.chain((story) =>
  fc.record({
    before: fc.constant(story),
    replaced: fc.tuple(
      ...["c0", "c3", "c8", "c40", "c41"].map((id) => fc.option(anyStoryOf(id), { freq: 1 })),
    ),
    gone: fc.subarray(story.map(idOf), { maxLength: Math.min(2, story.length) }),
  }),
);

describe("what is clustered again", () => {
  test("gives the units that clustering all gives, whatever changed, came or went", () => {
    fc.assert(
      fc.property(anyGrowth, ({ before, replaced, gone }) => {
        const fresh = replaced.filter((story) => story !== null);
        const lost = new Set([...gone, ...fresh.map(idOf)]);
        const after = [...before.filter((story) => !lost.has(idOf(story))), ...fresh];
        const changed = [...new Set([...gone, ...fresh.map(idOf)])];
        const { units } = clusteredAgain(before, after, changed);
        expect(byId(units)).toEqual(byId(unitsOf(after)));
      }),
      { numRuns: 200 },
    );
  });

  test("is what could be linked and no more", () => {
    const before = [
      madeChange("a", 0, { people: ["ana"] }, ["x.ts"]),
      madeChange("b", 40, { people: ["ana"] }, ["x.ts"]),
      madeChange("c", 40, { people: ["ben"] }, ["x.ts"]),
      madeChange("d", 41, { people: ["ana"], items: [item("E-1")] }, ["x.ts"]),
      madeChange("e", 0, { items: [item("E-2")], base: "main" }),
    ];
    const fresh = madeChange("f", 41, { people: ["ana"], base: "main" }, ["y.ts"]);
    const { touched } = clusteredAgain(before, [...before, fresh], ["r/f"]);
    expect([...touched].toSorted()).toEqual(["r/b", "r/f"]);
  });
});

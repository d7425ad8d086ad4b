import fc from "fast-check";
import type { ChangeFacts, NamedItem } from "@/lib/ledger/units/change-facts.ts";
import { clusterChanges } from "@/lib/ledger/units/cluster-changes.ts";
import type { ContributionUnit } from "@/lib/model/work-unit.ts";

const DAY = 86_400;

/** A change and its files, as units are made from. */
export type Story = { readonly facts: ChangeFacts; readonly files: readonly string[] };

export const item = (key: string, more: Partial<NamedItem> = {}): NamedItem => ({
  key,
  label: key,
  level: 0,
  parent: null,
  strength: 1,
  ...more,
});

/** A change that was opened and landed on a day. */
export const madeChange = (
  id: string,
  day: number,
  more: Partial<ChangeFacts>,
  files: readonly string[] = [],
): Story => {
  const repo = more.repo ?? "r";
  const facts: ChangeFacts = {
    id: `${repo}/${id}`,
    repo,
    number: null,
    openedAt: day * DAY,
    mergedAt: day * DAY,
    base: null,
    head: null,
    part: null,
    dependsOn: [],
    items: [],
    people: [],
    lineage: [],
    filesStamp: files.join(" "),
    ...more,
  };
  return { facts, files };
};

export function unitsOf(stories: readonly Story[]): ContributionUnit[] {
  return clusterChanges({
    changes: stories.map(({ facts }) => facts),
    files: new Map(stories.map(({ facts, files }) => [facts.id, files])),
    serviceRoots: new Map(),
  });
}

const HOUR = 3_600;
const BRANCHES = ["main", "a", "b"];

/** A change with everything in it that can link it to another one of as few. */
export const anyStoryOf = (id: string): fc.Arbitrary<Story> =>
  fc
    .record({
      repo: fc.constantFrom("r", "r", "s"),
      opened: fc.nat({ max: 90 * 24 }),
      took: fc.nat({ max: 120 }),
      number: fc.option(fc.nat({ max: 30 })),
      base: fc.option(fc.constantFrom(...BRANCHES)),
      head: fc.option(fc.constantFrom(...BRANCHES)),
      part: fc.option(
        fc.record({ stem: fc.constantFrom("x", "y"), place: fc.constantFrom(1, 2), of: fc.constant(2) }),
        { freq: 6 },
      ),
      dependsOn: fc.uniqueArray(fc.nat({ max: 30 }), { maxLength: 1 }),
      items: fc.oneof(
        { weight: 3, arbitrary: fc.constant([]) },
        { weight: 1, arbitrary: fc.uniqueArray(fc.constantFrom("E-1", "E-2", "E-3"), { maxLength: 2 }) },
      ),
      level: fc.constantFrom(0, 0, 0, -1, 1),
      people: fc.uniqueArray(fc.constantFrom("ana", "ben", "cem"), { maxLength: 2 }),
      of: fc.option(fc.nat({ max: 40 }), { freq: 5 }),
      files: fc.uniqueArray(fc.constantFrom("a.ts", "src/pay/b.ts", "src/pay/c.ts", "src/ui/d.ts"), {
        maxLength: 3,
      }),
    })
    .map(({ opened, took, items, level, of, files, repo, ...rest }) => {
      const above = level < 0 ? { key: "E-1", level: 0 } : null;
      return madeChange(
        id,
        0,
        {
          ...rest,
          repo,
          openedAt: opened * HOUR,
          mergedAt: (opened + took) * HOUR,
          items: items.toSorted().map((key) => item(key, { level, parent: above })),
          people: rest.people.toSorted(),
          lineage: of === null ? [] : [{ to: `r/c${of}`, kind: "revert", rule: "R1", confidence: 1 }],
        },
        files,
      );
    });

/** Up to forty changes of two repositories, with few of everything, so that much is linked. */
export const anyStory: fc.Arbitrary<Story[]> = fc
  .nat({ max: 40 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, place) => anyStoryOf(`c${place}`))));

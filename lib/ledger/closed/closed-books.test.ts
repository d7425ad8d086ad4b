import { expect, test } from "vitest";
import { closedBooks } from "./closed-books.ts";

const group = {
  change: "pr:7",
  path: "a.ts",
  class: "abandoned",
  rule: "closed-unmerged",
  confidence: 1,
  refs: [],
} as const;
const closed = { change: "pr:7", gross: 10, closedAt: 100, groups: [{ ...group, added: 8, removed: 2 }] };
const sum = (entries: readonly { class: string; atoms: number }[], name: string) =>
  entries.reduce((all, entry) => all + (entry.class === name ? entry.atoms : 0), 0);

test("what landed nowhere is abandoned when it was closed", () => {
  const { entries, groups, edges } = closedBooks({ ...closed, landedIn: [] });
  expect(entries).toEqual([
    {
      change: "pr:7",
      class: "abandoned",
      atoms: 10,
      cause: "pr:7",
      bookedAt: 100,
      rule: "closed-unmerged",
      confidence: 1,
    },
  ]);
  expect([groups, edges]).toEqual([closed.groups, []]);
});

test("what landed later is restated under the change with which enough of it had", () => {
  const landedIn = [
    { change: "pr:8", at: 150, matched: 5 },
    { change: "pr:9", at: 200, matched: 4 },
  ];
  const { entries, groups, edges } = closedBooks({ ...closed, landedIn });
  expect(entries.slice(1).map(({ cause, bookedAt }) => [cause, bookedAt])).toEqual([
    ["pr:9", 200],
    ["pr:9", 200],
  ]);
  expect([sum(entries, "abandoned"), sum(entries, "duplicate")]).toEqual([0, 10]);
  expect(groups).toEqual([
    {
      ...group,
      class: "duplicate",
      rule: "landed-elsewhere",
      added: 8,
      removed: 2,
      confidence: 0.9,
      refs: ["pr:8", "pr:9"],
    },
  ]);
  expect(edges.map(({ to, matchedAtoms }) => [to, matchedAtoms])).toEqual([
    ["pr:8", 5],
    ["pr:9", 4],
  ]);
});

test("what had landed by then was never abandoned, and an empty change has nothing to book", () => {
  const landedIn = [{ change: "pr:8", at: 100, matched: 10 }];
  expect(closedBooks({ ...closed, landedIn }).entries).toMatchObject([
    { class: "duplicate", atoms: 10, bookedAt: 100 },
  ]);
  expect(closedBooks({ ...closed, gross: 0, groups: [], landedIn: [] }).entries).toEqual([]);
});

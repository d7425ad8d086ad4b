import { expect, test } from "vitest";
import type { ClosedPull } from "@/lib/model/closed-pull.ts";
import { planClosed } from "./plan-closed.ts";

const pull = (number: number, over: Partial<ClosedPull> = {}): ClosedPull => ({
  number,
  title: `Change ${number}`,
  baseBranch: "main",
  headBranch: `b${number}`,
  headSha: "a".repeat(40),
  stackedOn: null,
  openedAt: 10,
  closedAt: 100,
  author: null,
  ...over,
});
const plan = (
  pulls: readonly ClosedPull[],
  marks: Parameters<typeof planClosed>[1] = new Map(),
  heads: readonly (readonly [number, string])[] = [],
) => planClosed(pulls, marks, new Map(heads), new Set(["pr:3"]), 50);
const marksOf = (pulls: readonly ClosedPull[], checkedTo = 50) =>
  new Map(
    plan(pulls).closed.map(({ id, stamp }) => [
      id,
      { changeId: id, stamp, outcome: "abandoned" as const, checkedTo },
    ]),
  );
const dueOf = (found: ReturnType<typeof planClosed>) =>
  found.closed.filter(({ isDue }) => isDue).map(({ id }) => id);

test("what is new is read, what landed is none of them", () => {
  expect(dueOf(plan([pull(1), pull(3)]))).toEqual(["pr:1"]);
});

test("nothing is read twice unless its host or git tells otherwise", () => {
  const known = marksOf([pull(1), pull(2)]);
  expect(dueOf(plan([pull(1), pull(2)], known))).toEqual([]);
  expect(dueOf(plan([pull(1, { closedAt: 101 }), pull(2)], known))).toEqual(["pr:1"]);
  expect(dueOf(plan([pull(1), pull(2)], known, [[2, "b".repeat(40)]]))).toEqual(["pr:2"]);
});

test("what was reopened is taken back, and what is abandoned is looked at again once something landed", () => {
  const known = marksOf([pull(1), pull(2)], 40);
  const found = plan([pull(1)], known);
  expect(found.gone).toEqual(["pr:2"]);
  expect(found.watched.map(({ changeId }) => changeId)).toEqual(["pr:1"]);
  expect(plan([pull(1)], marksOf([pull(1)], 50)).watched).toEqual([]);
});

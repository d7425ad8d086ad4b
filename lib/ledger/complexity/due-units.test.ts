import { expect, test } from "vitest";
import { dueUnits, type KnownScore, type Seen, type UnitMember } from "./due-units.ts";

const member = (unitId: string, changeId: string, more: Partial<UnitMember> = {}): UnitMember => ({
  unitId,
  openedAt: 1_000,
  repoId: "r",
  changeId,
  stamp: "s",
  isCapped: false,
  isByPattern: false,
  people: ["ann"],
  talk: null,
  isReviewRead: true,
  ...more,
});
const SEEN: Seen = { scores: new Map(), unmeasured: new Map(), hasItems: true, version: "v" };
const UNITS = [member("u2", "c"), member("u1", "a"), member("u1", "b")];
const idsOf = (members: readonly UnitMember[], seen: Partial<Seen> = {}) =>
  dueUnits(members, { ...SEEN, ...seen }).map(({ unitId }) => unitId);
const scored = (members: readonly UnitMember[], over: Partial<KnownScore> = {}): Map<string, KnownScore> =>
  new Map(
    dueUnits(members, SEEN).map(({ unitId, inputs }) => [unitId, { inputs, sawHistory: true, ...over }]),
  );

test("units without a score are due, in the order given, and then no more", () => {
  expect(idsOf(UNITS)).toEqual(["u2", "u1"]);
  expect(dueUnits(UNITS, SEEN)[1]?.changes).toEqual([
    ["r", "a"],
    ["r", "b"],
  ]);
  expect(idsOf(UNITS, { scores: scored(UNITS) })).toEqual([]);
});

test.each<[string, Partial<UnitMember>]>([
  ["its lines count otherwise", { stamp: "t" }],
  ["something was said", { talk: "x" }],
  ["it is known who made it", { people: ["ann", "bea"] }],
  ["its pull request is not there", { isReviewRead: false }],
  ["it began earlier", { openedAt: 900 }],
])("a unit is due again where %s, and no other", (_why, over) => {
  const now = [member("u2", "c"), member("u1", "a", over), member("u1", "b")];
  expect(idsOf(now, { scores: scored(UNITS) })).toEqual(["u1"]);
});

test("another change in it, another calibration or a mark make a unit due", () => {
  const scores = scored(UNITS);
  expect(idsOf([...UNITS, member("u1", "d")], { scores })).toEqual(["u1"]);
  expect(idsOf(UNITS, { scores, version: "w" })).toEqual(["u2", "u1"]);
  expect(idsOf(UNITS, { scores: scores.set("u2", { inputs: "", sawHistory: true }) })).toEqual(["u2"]);
});

test("a unit with a change that is not measured waits, whether it has a score or not", () => {
  const now = [member("u1", "a"), member("u1", "b", { stamp: null })];
  expect(idsOf(now)).toEqual([]);
  expect(idsOf(now, { scores: scored(UNITS) })).toEqual([]);
});

test("what landed before it and is not measured yet is a gap, unless a score knew it already", () => {
  const unmeasured = new Map([["r", 999]]);
  expect(dueUnits(UNITS, { ...SEEN, unmeasured })[0]?.gaps).toEqual(["history"]);
  expect(dueUnits(UNITS, { ...SEEN, unmeasured: new Map([["r", 1_000]]) })[0]?.gaps).toEqual([]);
  expect(idsOf(UNITS, { unmeasured, scores: scored(UNITS) })).toEqual([]);
  expect(idsOf(UNITS, { unmeasured, scores: scored(UNITS, { sawHistory: false }) })).toEqual(["u2", "u1"]);
});

test("what was not seen is told", () => {
  const [due] = dueUnits([member("u", "a", { isCapped: true, isByPattern: true, isReviewRead: false })], {
    ...SEEN,
    hasItems: false,
  });
  expect(due?.gaps).toEqual(["items", "reviews", "size", "structure"]);
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { depthsOf, makesLoop } from "@/lib/core/tree.ts";
import { type Membership, teamAt } from "./team-at.ts";

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
const member = (teamId: string, from: number, to: number | null = null, personId = "mia"): Membership => ({
  teamId,
  personId,
  fromAt: day(from),
  toAt: to === null ? null : day(to),
});

test.each<[string, Membership[], number, string | null]>([
  ["none before the person joined", [member("a", 2)], 1, null],
  ["the team, from the instant of joining", [member("a", 2)], 2, "a"],
  ["none from the instant of leaving", [member("a", 2, 5)], 5, null],
  ["the team of the time, not of today", [member("a", 0, 5), member("b", 5)], 4, "a"],
  ["the one joined last of two", [member("a", 0), member("b", 3)], 4, "b"],
  ["the smaller id of two joined together", [member("b", 0), member("a", 0)], 4, "a"],
  ["nothing of somebody else", [member("a", 0, null, "ole")], 4, null],
])("answers %s", (_name, all, at, team) => {
  expect(teamAt(all, "mia", day(at))).toBe(team);
});

test("of a team and the one above it, joined together, the inner one counts", () => {
  const above = new Map([
    ["z", "a"],
    ["a", null],
  ]);
  expect(teamAt([member("a", 0), member("z", 0)], "mia", day(1), depthsOf(above))).toBe("z");
});

test("what somebody does later changes no team of the past, and order does not matter", () => {
  const one = fc
    .record({ team: fc.constantFrom("a", "b", "c"), from: fc.nat(30), days: fc.option(fc.nat(30)) })
    .map(({ team, from, days }) => member(team, from, days === null ? null : from + days));
  fc.assert(
    fc.property(fc.array(one), fc.nat(40), one, (all, at, later) => {
      const before = teamAt(all, "mia", day(at));
      expect(teamAt([...all].reverse(), "mia", day(at))).toBe(before);
      const joins = { ...later, fromAt: day(at + 1), toAt: null };
      expect(teamAt([...all, joins], "mia", day(at))).toBe(before);
      const left = all.map((each) => (each.toAt === null ? { ...each, toAt: day(at + 1) } : each));
      expect(teamAt(left, "mia", day(at))).toBe(
        teamAt(
          all.filter(({ fromAt }) => fromAt <= day(at)),
          "mia",
          day(at),
        ),
      );
    }),
  );
});

test("a team cannot stand below itself, however far", () => {
  const above = new Map([
    ["b", "a"],
    ["c", "b"],
    ["a", null],
  ]);
  expect(makesLoop(above, "a", "c")).toBe(true);
  expect(makesLoop(above, "a", "a")).toBe(true);
  expect(makesLoop(above, "c", "a")).toBe(false);
  expect(makesLoop(above, "d", null)).toBe(false);
});

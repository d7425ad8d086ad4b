import fc from "fast-check";
import { expect, test } from "vitest";
import { BEGINNING } from "./plan-members.ts";
import { planTeams } from "./plan-teams.ts";
import { teamAt } from "./team-at.ts";
import type { HostedTeams } from "./team-facts.ts";

const day = (n: number): Date => new Date(Date.UTC(2026, 0, 1 + n));
const team = (key: string, parent: string | null = null, removedAt: Date | null = null) => ({
  key,
  parent,
  removedAt,
  name: `Team ${key}`,
  connectionId: "c",
});
const known = (hostKey: string, over = {}) => ({
  id: `id ${hostKey}`,
  name: `Team ${hostKey}`,
  parentId: null,
  hostKey,
  edited: [],
  removedAt: null,
  ...over,
});
const seen = (of: string, account: string, from: number, to: number | null = null) => ({
  team: of,
  account,
  fromAt: day(from),
  toAt: to === null ? null : day(to),
});
const plan = (over: Partial<HostedTeams>) =>
  planTeams({
    hostTeams: [],
    hostMembers: [],
    teams: [],
    members: [],
    now: day(99),
    personOf: new Map([
      ["1", "mia"],
      ["11", "mia"],
      ["2", "ole"],
    ]),
    newTeam: (key) => `id ${key}`,
    ...over,
  });

test("teams come with those above them, and a loop is left open", () => {
  const { teams } = plan({ hostTeams: [team("a"), team("b", "a"), team("c", "b")] });
  expect(teams.map(({ id, parentId }) => [id, parentId])).toEqual([
    ["id a", null],
    ["id b", "id a"],
    ["id c", "id b"],
  ]);
  const looped = plan({ hostTeams: [team("a", "b"), team("b", "a")] }).teams;
  expect(looped.map(({ parentId }) => parentId)).toEqual(["id b", null]);
});

test("who was there at first was there from the beginning, who comes later from then on", () => {
  const { members } = plan({
    hostTeams: [team("a"), team("new")],
    hostMembers: [seen("a", "1", 0, 30), seen("a", "2", 20), seen("new", "1", 30), seen("a", "stranger", 0)],
  });
  expect(members).toEqual([
    { teamId: "id a", personId: "mia", fromAt: BEGINNING, toAt: day(30) },
    { teamId: "id a", personId: "ole", fromAt: day(20), toAt: null },
    { teamId: "id new", personId: "mia", fromAt: day(30), toAt: null },
  ]);
});

test("somebody with two accounts is in a team once, as long as either is", () => {
  const { members } = plan({
    hostTeams: [team("a")],
    hostMembers: [seen("a", "2", 0), seen("a", "1", 5, 10), seen("a", "11", 8, 20), seen("a", "1", 30)],
  });
  expect(members.filter(({ personId }) => personId === "mia")).toEqual([
    { teamId: "id a", personId: "mia", fromAt: day(5), toAt: day(20) },
    { teamId: "id a", personId: "mia", fromAt: day(30), toAt: null },
  ]);
});

test("what a person typed or changed stands", () => {
  const { teams, members } = plan({
    hostTeams: [team("a", "b"), team("b")],
    teams: [known("a", { name: "Payments", edited: ["name", "parent"] }), known("b")],
    hostMembers: [seen("a", "1", 0), seen("a", "2", 0)],
    members: [{ teamId: "id a", personId: "mia", fromAt: day(3), toAt: day(9), origin: "typed" }],
  });
  expect(teams[0]).toMatchObject({ name: "Payments", parentId: null });
  expect(members.map(({ personId }) => personId)).toEqual(["ole"]);
});

test("a team that the host no longer has ends, with its past", () => {
  const row = { teamId: "id gone", personId: "mia", fromAt: BEGINNING, toAt: null, origin: "github" };
  const { teams, members } = plan({
    hostTeams: [team("a", null, day(40))],
    teams: [known("gone")],
    hostMembers: [seen("a", "1", 0)],
    members: [row],
  });
  expect(teams.map(({ removedAt }) => removedAt)).toEqual([day(40), day(99)]);
  expect(members.map(({ toAt }) => toAt)).toEqual([day(40), day(99)]);
});

test("who joins, leaves or is put into another team by hand later changes nobody's team of the past", () => {
  const span = fc.record({
    of: fc.constantFrom("a", "b"),
    who: fc.constantFrom("1", "11", "2"),
    from: fc.nat(20),
    days: fc.option(fc.integer({ min: 1, max: 20 })),
  });
  const rows = fc.uniqueArray(span, {
    minLength: 1,
    maxLength: 6,
    selector: ({ of, who, from }) => `${of} ${who} ${from}`,
  });
  const later = fc.record({
    of: fc.constantFrom("a", "b"),
    who: fc.constantFrom("1", "11", "2"),
    isTyped: fc.boolean(),
  });
  const now = 40;
  fc.assert(
    fc.property(
      rows,
      fc.array(later, { maxLength: 4 }),
      fc.array(fc.boolean(), { maxLength: 6 }),
      (told, joins, leaves) => {
        const hostTeams = [team("a"), team("b")];
        const hostMembers = told.map(({ of, who, from, days }) =>
          seen(of, who, from, days === null ? null : from + days),
        );
        const left = hostMembers.map((each, n) =>
          each.toAt === null && leaves[n] === true ? { ...each, toAt: day(now) } : each,
        );
        const came = joins.filter(({ isTyped }) => !isTyped).map(({ of, who }) => seen(of, who, now));
        const typed = joins
          .filter(({ isTyped }) => isTyped)
          .map(({ of, who }) => ({
            teamId: `typed ${of}`,
            personId: who === "2" ? "ole" : "mia",
            fromAt: day(now),
            toAt: null,
            origin: "typed",
          }));
        const before = plan({ hostTeams, hostMembers }).members;
        const after = plan({ hostTeams, hostMembers: [...left, ...came], members: typed }).members;
        for (const who of ["mia", "ole"])
          for (let at = -5; at < now; at += 1)
            expect(teamAt([...after, ...typed], who, day(at)), `${who} on day ${at}`).toBe(
              teamAt(before, who, day(at)),
            );
      },
    ),
    { numRuns: 60 },
  );
});

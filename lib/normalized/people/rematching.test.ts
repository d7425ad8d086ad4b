import fc from "fast-check";
import { expect, test } from "vitest";
import type { SolePulls } from "./by-own-pulls.ts";
import { findEvidence } from "./find-evidence.ts";
import { type IdentityFacts, isAnchor, JOINS_FROM } from "./identity.ts";
import { type Match, matchPeople, type PairDecision } from "./match-people.ts";

const LOGINS = ["mia", "ole-lund", "kim-soo"] as const;
const NAMES = ["Mia Berg", "Ole Lund", "Kim Soo", null] as const;
const identity = (key: string, over: Partial<IdentityFacts>): IdentityFacts => ({
  key,
  kind: "human",
  name: null,
  login: null,
  email: null,
  isTracker: false,
  personId: null,
  ...over,
});
const name = fc.constantFrom(...NAMES);
const mail = fc.constantFrom("mia@acme.test", "ole.lund@acme.test", "kim@acme.test", "x@mail.test", null);
const anyIdentity = fc.oneof(
  fc
    .record({ id: fc.integer({ min: 1, max: 6 }), login: fc.constantFrom(...LOGINS), name, email: mail })
    .map(({ id, ...rest }) => identity(`github.com/${id}`, rest)),
  fc.constantFrom(...LOGINS).map((login) => identity(`github.com/@${login}`, { login })),
  fc
    .record({
      email: fc.oneof(
        mail.filter((each) => each !== null),
        fc
          .tuple(fc.integer({ min: 1, max: 6 }), fc.constantFrom(...LOGINS))
          .map(([id, login]) => `${id}+${login}@users.noreply.github.com`),
        fc.constantFrom(...LOGINS).map((login) => `${login}@users.noreply.github.com`),
      ),
      name,
    })
    .map(({ email, name: called }) => identity(`git/${email}`, { email, name: called })),
  fc
    .record({ id: fc.constantFrom("a", "b", "c"), name, email: mail })
    .map(({ id, ...rest }) => identity(`acme.atlassian.net/${id}`, { ...rest, isTracker: true })),
);
const organisation = fc.uniqueArray(anyIdentity, { minLength: 2, maxLength: 14, selector: ({ key }) => key });
const pulls = fc.array(
  fc.record({
    account: fc.integer({ min: 1, max: 6 }).map((id) => `github.com/${id}`),
    email: fc.constantFrom("ole.lund@acme.test", "x@mail.test", "kim@acme.test"),
    pulls: fc.integer({ min: 1, max: 4 }),
  }),
  { maxLength: 4 },
);
const evidenceOf = (all: readonly IdentityFacts[], sole: readonly SolePulls[]) =>
  findEvidence(all, [{ email: "x@mail.test", proper: "mia@acme.test" }], sole);
const match = (
  all: readonly IdentityFacts[],
  sole: readonly SolePulls[],
  apart: readonly PairDecision[] = [],
) => {
  const named = (key: string, attempt: number): string => `new ${key}${"'".repeat(attempt)}`;
  const { matches } = matchPeople(all, evidenceOf(all, sole), apart, new Set(), named);
  return new Map(matches.map((each) => [each.key, each]));
};
const known = (all: readonly IdentityFacts[], before: ReadonlyMap<string, Match>) =>
  all.map((each) => ({ ...each, personId: before.get(each.key)?.personId ?? null }));

test("splitting one identity off leaves together what holds together without it", () => {
  fc.assert(
    fc.property(organisation, pulls, fc.nat(), (all, sole, place) => {
      const before = match(all, sole);
      const one = all[place % all.length];
      if (one === undefined) return;
      const mates = all.filter(
        ({ key }) =>
          key !== one.key &&
          before.get(key)?.personId != null &&
          before.get(key)?.personId === before.get(one.key)?.personId,
      );
      const apart = mates.map(({ key }) => ({ a: one.key, b: key, isSame: false }));
      const after = match(known(all, before), sole, apart);
      const links = evidenceOf(all, sole).filter(({ confidence }) => confidence >= JOINS_FROM);
      for (const mate of mates) {
        const held = reached(mate.key, links, one.key);
        const owners = new Set([...held].map((key) => after.get(key)?.personId));
        expect(owners.size, `what hangs on ${mate.key} without ${one.key}`).toBe(1);
        expect(owners.has(null)).toBe(!all.some((each) => held.has(each.key) && isAnchor(each)));
      }
      for (const { key } of mates)
        expect(after.get(key)?.personId).not.toBe(after.get(one.key)?.personId ?? "nobody");
      for (const { key } of all)
        if (key !== one.key && mates.every((mate) => mate.key !== key))
          expect(after.get(key)?.personId, `${key} has nothing to do with it`).toBe(
            before.get(key)?.personId,
          );
    }),
    { numRuns: 150 },
  );
});

function reached(from: string, links: readonly { a: string; b: string }[], without: string): Set<string> {
  const seen = new Set([from]);
  for (const key of seen)
    for (const { a, b } of links)
      for (const [one, other] of [
        [a, b],
        [b, a],
      ])
        if (one === key && other !== undefined && other !== without) seen.add(other);
  return seen;
}

test("somebody who shares nothing with anybody moves nobody, and neither does their going", () => {
  const stranger = identity("github.com/99", {
    login: "zoe-quist",
    name: "Zoe Quist",
    email: "zoe@other.test",
  });
  fc.assert(
    fc.property(organisation, pulls, (all, sole) => {
      const before = match(all, sole);
      const joined = match([...known(all, before), stranger], sole);
      for (const { key } of all) expect(joined.get(key)).toEqual(before.get(key));
      const left = match(known(all, joined), sole);
      expect(left).toEqual(before);
    }),
    { numRuns: 100 },
  );
});

test("a login that two accounts had belongs to neither: not told alone, and not in an address", () => {
  fc.assert(
    fc.property(organisation, fc.constantFrom(...LOGINS), (all, login) => {
      const others = all.filter(
        ({ key }) => key !== `github.com/@${login}` && key !== `git/${login}@users.noreply.github.com`,
      );
      const asked = [
        ...others.filter(({ key }) => key !== "github.com/7" && key !== "github.com/70"),
        identity("github.com/7", { login }),
        identity("github.com/70", { login: login.toUpperCase() }),
        identity(`github.com/@${login}`, { login }),
        identity(`git/${login}@users.noreply.github.com`, { email: `${login}@users.noreply.github.com` }),
      ];
      const found = match(asked, []);
      expect(found.get(`github.com/@${login}`)?.personId).toBeNull();
      expect(found.get(`git/${login}@users.noreply.github.com`)?.personId).toBeNull();
      expect(found.get("github.com/7")?.personId).not.toBe(found.get("github.com/70")?.personId);
    }),
    { numRuns: 100 },
  );
});

test("many that share a thing still hold together after some of them are taken out", () => {
  const all = Array.from({ length: 20 }, (_, n) =>
    identity(`github.com/${n + 10}`, { login: `l${n}`, email: "team.mia@acme.test" }),
  );
  const out = all.slice(0, 2);
  const rest = all.slice(2);
  const apart = out.flatMap(({ key: a }) => rest.map(({ key: b }) => ({ a, b, isSame: false })));
  const found = match(all, [], apart);
  expect(new Set(rest.map(({ key }) => found.get(key)?.personId)).size).toBe(1);
  expect(found.get(rest[0]?.key ?? "")?.personId).not.toBe(found.get(out[0]?.key ?? "")?.personId);
});

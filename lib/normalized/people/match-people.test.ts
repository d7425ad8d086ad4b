import fc from "fast-check";
import { expect, test } from "vitest";
import { findEvidence } from "./find-evidence.ts";
import type { IdentityFacts } from "./identity.ts";
import { matchPeople, type PairDecision } from "./match-people.ts";

const account = (id: number, login: string, rest: Partial<IdentityFacts> = {}): IdentityFacts => ({
  key: `github.com/${id}`,
  kind: "human",
  name: null,
  login,
  email: null,
  isTracker: false,
  personId: null,
  ...rest,
});
const address = (email: string, name: string | null = null): IdentityFacts => ({
  key: `git/${email}`,
  kind: "human",
  name,
  login: null,
  email,
  isTracker: false,
  personId: null,
});
const jira = (id: string, name: string, email: string | null = null): IdentityFacts => ({
  key: `acme.atlassian.net/${id}`,
  kind: "human",
  name,
  login: null,
  email,
  isTracker: true,
  personId: null,
});
const match = (all: IdentityFacts[], decisions: PairDecision[] = [], alone: string[] = []) => {
  const found = findEvidence(all, [{ email: "old@acme.test", proper: "mia@acme.test" }]);
  const result = matchPeople(
    all,
    found,
    decisions,
    new Set(alone),
    (key, attempt) => `new ${key}${"'".repeat(attempt)}`,
  );
  return { ...result, of: (key: string) => result.matches.find((each) => each.key === key) };
};
const mia = account(7, "mia", { email: "mia@acme.test", name: "Mia Berg" });

test.each<[string, IdentityFacts[], string, string | null, string | null]>([
  ["an account is a person", [mia], "github.com/7", "new github.com/7", null],
  [
    "by the id in a noreply address, whatever the login is now",
    [mia, address("7+mimi@users.noreply.github.com")],
    "git/7+mimi@users.noreply.github.com",
    "new github.com/7",
    "noreply_id",
  ],
  [
    "by an old noreply address",
    [mia, address("mia@users.noreply.github.com")],
    "git/mia@users.noreply.github.com",
    "new github.com/7",
    "noreply_login",
  ],
  ["by e-mail", [mia, address("mia@acme.test")], "git/mia@acme.test", "new github.com/7", "same_email"],
  [
    "by a mailmap",
    [mia, address("mia@acme.test"), address("old@acme.test")],
    "git/old@acme.test",
    "new github.com/7",
    "mailmap",
  ],
  [
    "by a login that was told without its id",
    [mia, account(0, "Mia", { key: "github.com/@mia" })],
    "github.com/@mia",
    "new github.com/7",
    "same_login",
  ],
  ["not an address that nobody claims", [mia, address("x@else.test")], "git/x@else.test", null, null],
  [
    "not an address that many share",
    [account(8, "root", { email: "root@acme.test" }), address("root@acme.test")],
    "git/root@acme.test",
    null,
    null,
  ],
])("matches %s", (_name, all, key, personId, rule) => {
  expect(match(all).of(key)).toMatchObject({ personId, rule });
});

test("a bot is nobody's, even with somebody's address", () => {
  const bot = account(9, "helper[bot]", { kind: "automation", email: "mia@acme.test" });
  expect(match([mia, bot]).of("github.com/9")).toMatchObject({ personId: null, suggestion: null });
});

test("a name is a hint to be confirmed, and none where three have it", () => {
  const all = [mia, jira("a", "Mia  berg")];
  expect(match(all).of("acme.atlassian.net/a")).toMatchObject({
    personId: null,
    suggestion: { key: "github.com/7", rule: "same_name" },
  });
  expect(match([...all, jira("b", "Mia Berg")]).of("acme.atlassian.net/a")?.suggestion).toBeNull();
});

test("of two equal hints the one that leads to a person is shown", () => {
  const { of } = match([mia, address("a@mail.test", "Mia Berg"), address("b@mail.test", "Mia Berg")]);
  for (const key of ["git/a@mail.test", "git/b@mail.test"])
    expect(of(key)?.suggestion).toMatchObject({ key: "github.com/7", rule: "same_name" });
});

test("a login that another account has now is another person", () => {
  const { of } = match([account(7, "mia"), account(70, "mia")]);
  expect(of("github.com/7")?.personId).not.toBe(of("github.com/70")?.personId);
});

test("people keep their ids when others join them, and say what became of those who are no more", () => {
  const all = [
    { ...mia, personId: "p2" },
    { ...address("mia@acme.test"), personId: "p1" },
  ];
  const { of, gone } = match(all);
  expect([of("github.com/7")?.personId, of("git/mia@acme.test")?.personId]).toEqual(["p1", "p1"]);
  expect(gone).toEqual([{ personId: "p2", into: "p1" }]);
});

test("a login without an id that two accounts had is neither's, and joins them not", () => {
  const { of } = match([
    account(7, "mia"),
    account(70, "mia"),
    account(0, "mia", { key: "github.com/@mia" }),
  ]);
  expect(of("github.com/7")?.personId).not.toBe(of("github.com/70")?.personId);
  expect(of("github.com/@mia")?.personId).toBeNull();
});

test("an account of a tracker is nobody by itself, whatever its login", () => {
  expect(match([{ ...jira("a", "Mia Berg"), login: "mia" }]).of("acme.atlassian.net/a")?.personId).toBeNull();
});

test("where one is taken out, those that are left still hold together", () => {
  const all = [mia, address("mia@acme.test"), jira("a", "Mia Berg", "mia@acme.test")];
  const apart = all.slice(0, 2).map(({ key }) => ({ a: "acme.atlassian.net/a", b: key, isSame: false }));
  const { of } = match(all, apart);
  expect(of("git/mia@acme.test")?.personId).toBe("new github.com/7");
  expect(of("acme.atlassian.net/a")?.personId).toBeNull();
});

test("who falls apart again gets an id that nobody has", () => {
  const ole = account(8, "ole", { personId: "new github.com/8" });
  const all = [{ ...mia, personId: "new github.com/8" }, ole];
  const { of } = match(all, [{ a: "github.com/7", b: "github.com/8", isSame: false }]);
  expect([of("github.com/7")?.personId, of("github.com/8")?.personId]).toEqual([
    "new github.com/8",
    "new github.com/8'",
  ]);
});

test("a split holds against every rule, and a declared person needs no account", () => {
  const all = [mia, address("mia@acme.test")];
  const apart = [{ a: "git/mia@acme.test", b: "github.com/7", isSame: false }];
  expect(match(all, apart).of("git/mia@acme.test")).toMatchObject({ personId: null, suggestion: null });
  expect(match(all, apart, ["git/mia@acme.test"]).of("git/mia@acme.test")?.personId).toBe(
    "new git/mia@acme.test",
  );
});

const anyIdentity = fc.oneof(
  fc
    .record({ id: fc.integer({ min: 1, max: 5 }), login: fc.constantFrom("mia", "ole", "kim") })
    .map(({ id, login }) => account(id, login, { email: `${login}@acme.test` })),
  fc
    .constantFrom("mia@acme.test", "ole@acme.test", "old@acme.test", "3+x@users.noreply.github.com")
    .map((email) => address(email, "Mia Berg")),
  fc.constantFrom("a", "b").map((id) => jira(id, "Mia Berg", "ole@acme.test")),
  fc.constantFrom("mia", "ole").map((login) => ({
    ...account(9, login, { email: `${login}@acme.test` }),
    kind: "agent" as const,
  })),
);
const organisation = fc.uniqueArray(anyIdentity, { maxLength: 10, selector: ({ key }) => key });
const pairs = (all: IdentityFacts[]) =>
  fc.uniqueArray(
    fc
      .tuple(fc.constantFrom(...all), fc.constantFrom(...all), fc.boolean())
      .filter(([one, other]) => one.key < other.key)
      .map(([one, other, isSame]) => ({ a: one.key, b: other.key, isSame })),
    { maxLength: 4, selector: ({ a, b }) => `${a} ${b}` },
  );

test("order does not matter, splits hold, and matching what was matched changes nothing", () => {
  fc.assert(
    fc.property(
      organisation.filter(({ length }) => length > 1).chain((all) => fc.tuple(fc.constant(all), pairs(all))),
      ([all, decisions]) => {
        const once = match(all, decisions);
        expect(match([...all].reverse(), [...decisions].reverse()).matches.toReversed()).toEqual(
          once.matches,
        );
        for (const { key, kind } of all) if (kind !== "human") expect(once.of(key)?.personId).toBeNull();
        for (const { a, b, isSame } of decisions) {
          const [one, other] = [once.of(a)?.personId, once.of(b)?.personId];
          if (!isSame && one !== null) expect(one).not.toBe(other);
        }
        const kept = all.map((each) => ({ ...each, personId: once.of(each.key)?.personId ?? null }));
        expect(match(kept, decisions)).toMatchObject({ matches: once.matches, gone: [] });
      },
    ),
    { numRuns: 300 },
  );
});

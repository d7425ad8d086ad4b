import { expect, test } from "vitest";
import { byOwnPulls, type SolePulls } from "./by-own-pulls.ts";
import type { IdentityFacts } from "./identity.ts";

const account = (id: number, login: string, name: string | null = null): IdentityFacts => ({
  key: `github.com/${id}`,
  kind: "human",
  name,
  login,
  email: null,
  isTracker: false,
  personId: null,
});
const address = (email: string, name: string): IdentityFacts => ({
  ...account(0, "", name),
  key: `git/${email}`,
  login: null,
  email,
});
const by = (id: number, email: string, pulls: number): SolePulls => ({
  account: `github.com/${id}`,
  email,
  pulls,
});
const MIA = account(7, "mia-berg", "Mia Berg");
const found = (all: IdentityFacts[], pulls: SolePulls[]) =>
  [...byOwnPulls(all, pulls)].map(({ a, b, rule }) => `${a} ${b} ${rule}`);

test.each<[string, IdentityFacts[], SolePulls[], string[]]>([
  [
    "joins by name and pull requests",
    [MIA, address("private@mail.test", "Mia Berg")],
    [by(7, "private@mail.test", 2)],
    ["git/private@mail.test github.com/7 own_pulls"],
  ],
  [
    "joins by the login in the address, however it is spelled",
    [account(7, "asa-berg"), address("asa.berg+git@mail.test", "x")],
    [by(7, "asa.berg+git@mail.test", 2)],
    ["git/asa.berg+git@mail.test github.com/7 own_pulls"],
  ],
  [
    "does not join after one pull request",
    [MIA, address("m@mail.test", "Mia Berg")],
    [by(7, "m@mail.test", 1)],
    [],
  ],
  [
    "only suggests a colleague without an account, for whom somebody opens them all",
    [MIA, address("contractor@else.test", "Ole Lund")],
    [by(7, "contractor@else.test", 40)],
    ["git/contractor@else.test github.com/7 opened_pulls"],
  ],
  [
    "says nothing where two open them, whatever the name",
    [MIA, account(8, "ole-lund"), address("mia.berg@a.test", "Mia Berg")],
    [by(7, "mia.berg@a.test", 9), by(8, "mia.berg@a.test", 1)],
    [],
  ],
  [
    "does not join by a name that two accounts have",
    [MIA, account(8, "berg", "Mia Berg"), address("x@a.test", "Mia Berg")],
    [by(7, "x@a.test", 2)],
    [],
  ],
  [
    "tells two of one name apart by what only one has",
    [MIA, account(8, "mia-berg2", "Mia Berg"), address("mia.berg2@a.test", "Mia Berg")],
    [by(8, "mia.berg2@a.test", 2)],
    ["git/mia.berg2@a.test github.com/8 own_pulls"],
  ],
  [
    "does not join by a login that another account had before",
    [account(7, "mia-berg"), account(70, "mia-berg"), address("mia.berg@a.test", "M")],
    [by(70, "mia.berg@a.test", 2)],
    [],
  ],
  [
    "does not join by a short name",
    [account(7, "mia"), address("mia@a.test", "M")],
    [by(7, "mia@a.test", 2)],
    [],
  ],
])("%s", (_name, all, pulls, expected) => {
  expect(found(all, pulls)).toEqual(expected);
});

import { expect, test } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SolePulls } from "./by-own-pulls.ts";
import { findEvidence } from "./find-evidence.ts";
import type { IdentityFacts } from "./identity.ts";
import { matchPeople } from "./match-people.ts";

/** As many people as in the small one, with less work. */
const SIZE = { people: 24, teams: 4, repositories: 3, pulls: 300, days: 150, long: 2 };
const MACHINE = /\[bot\]|copilot|claude|anthropic|cursor|github-actions/i;

/** What matching is given of an organisation, and who each identity really is. */
function identitiesOf({ accounts, people, repositories, jira }: Organisation) {
  const all = new Map<string, IdentityFacts>();
  const truth = new Map<string, string>();
  const add = (
    key: string,
    facts: Omit<IdentityFacts, "key" | "kind" | "personId">,
    person: string | null,
  ) => {
    all.set(key, { key, kind: "human", personId: null, ...facts });
    if (person !== null) truth.set(key, person);
  };
  for (const { id, type, person, isDeleted, login, name, email } of accounts.values())
    if (type === "User" && person !== null && !isDeleted)
      add(`github.com/${id}`, { login, name, email, isTracker: false }, person);
  for (const { accountId, accountType, displayName, email, person } of jira.users)
    if (accountType === "atlassian")
      add(`jira.test/${accountId}`, { login: null, name: displayName, email, isTracker: true }, person);
  const owner = new Map(people.flatMap(({ id, emails }) => emails.map((email) => [email.toLowerCase(), id])));
  const sole = new Map<string, SolePulls>();
  for (const pull of repositories.flatMap(({ pulls }) => pulls)) {
    const human = pull.commits.filter((commit) => !MACHINE.test(commit.authorName + commit.authorEmail));
    for (const { authorName, authorEmail } of human) {
      const email = authorEmail.toLowerCase();
      add(
        `git/${email}`,
        { login: null, name: authorName, email, isTracker: false },
        owner.get(email) ?? null,
      );
    }
    const [email, ...others] = new Set(human.map((commit) => commit.authorEmail.toLowerCase()));
    const account = `github.com/${pull.author}`;
    if (email === undefined || others.length > 0 || pull.mergedAt === null || !all.has(account)) continue;
    const before = sole.get(`${account} ${email}`)?.pulls ?? 0;
    sole.set(`${account} ${email}`, { account, email, pulls: before + 1 });
  }
  return { all: [...all.values()], truth, sole: [...sole.values()] };
}

function pairsFound(
  all: readonly IdentityFacts[],
  sole: readonly SolePulls[],
  truth: ReadonlyMap<string, string>,
) {
  const { matches } = matchPeople(all, findEvidence(all, [], sole), [], new Set(), (key) => `p ${key}`);
  const found = { right: 0, wrong: 0, true: 0 };
  for (const [place, one] of matches.entries())
    for (const other of matches.slice(place + 1)) {
      const isTrue = truth.has(one.key) && truth.get(one.key) === truth.get(other.key);
      const isJoined = one.personId !== null && one.personId === other.personId;
      if (isTrue) found.true += 1;
      if (isJoined) found[isTrue ? "right" : "wrong"] += 1;
    }
  return found;
}

test.each(["one", "two"])(
  "nobody is joined with somebody else, and half of what belongs together is: %s",
  async (seed) => {
    const { all, truth, sole } = identitiesOf(await makeOrganisation({ seed, size: SIZE }));
    const found = pairsFound(all, sole, truth);
    expect(found.wrong).toBe(0);
    expect(found.right / found.true).toBeGreaterThan(0.45);
    expect(found.right).toBeGreaterThan(1.5 * pairsFound(all, [], truth).right);
  },
);

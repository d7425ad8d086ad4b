import { afterAll, beforeAll, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { type HostPair, startHostPair } from "../support/host-pair.ts";
import { keptState, unlike } from "../support/kept-state.ts";
import { type Reading, readKilled, readWhole, writtenPages } from "../support/killed-sync.ts";
import { differences } from "../support/truth/differences.ts";
import { storedTruth } from "../support/truth/stored-truth.ts";
import { truthOf } from "../support/truth/truth-of.ts";

const KILLS = 3;
const [UNDISTURBED, KILLED] = [1, 2].map((n) => `018f0000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
];

let hosts: HostPair;
beforeAll(async () => {
  hosts = await startHostPair({ seed: "kills", size: "tiny", withGit: false });
});
afterAll(() => hosts.stop());

const readingOf = async (orgId: string): Promise<Reading> => {
  const { db, database, asked, connect } = hosts;
  return { db, appUrl: database.appUrl, asked, scopes: Object.values(await connect(orgId)) };
};

test("killed three times in the middle of a reading, it leaves what an undisturbed one leaves, row by row", async () => {
  const { db, organisation, github, jira } = hosts;
  const [undisturbed, killed] = [await readingOf(UNDISTURBED), await readingOf(KILLED)];
  const whole = await readWhole(undisturbed);
  const { active } = await readKilled(killed, rngFrom("kills"), KILLS, whole);
  expect(Math.max(...active)).toBeGreaterThan(0);
  const expected = await keptState(db, UNDISTURBED, organisation.now);
  const found = await keptState(db, KILLED, organisation.now);
  expect(unlike(expected, found)).toEqual([]);
  const truth = truthOf(organisation, github.url, jira.url);
  expect(differences(truth, await storedTruth(db, KILLED))).toEqual([]);
  // What was written is never read again: only the one page of each list that was on its way.
  expect(await writtenPages(killed)).toBe(await writtenPages(undisturbed));
  expect([github.violations(), jira.violations()]).toEqual([[], []]);
});

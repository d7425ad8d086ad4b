import type { Rng } from "@/lib/core/rng.ts";
import type { HostPair } from "./host-pair.ts";
import { keptState, unlike } from "./kept-state.ts";
import { type Kills, type Reading, readKilled, readWhole, writtenPages } from "./killed-sync.ts";
import { differences } from "./truth/differences.ts";
import { storedTruth } from "./truth/stored-truth.ts";
import { truthOf } from "./truth/truth-of.ts";

const [UNDISTURBED, KILLED] = [1, 2].map((n) => `018f0000-0000-7000-8000-00000000000${n}`) as [
  string,
  string,
];

export type ComparedKills = Kills & {
  /** Requests of an undisturbed reading. */
  readonly whole: number;
  /** Rows, of what was kept and of where each list stands, that only one of the two has. */
  readonly unlike: readonly string[];
  /** Differences of the one that was killed from what really was. */
  readonly wrong: readonly string[];
  /** Pages of which the rows were written: undisturbed, and killed. */
  readonly pages: readonly [number, number];
  /** Rows that were compared. */
  readonly rows: number;
};

/** Reads one organisation twice, once undisturbed and once killed so many times, and says how the two differ. */
export async function compareKilled(hosts: HostPair, rng: Rng, kills: number): Promise<ComparedKills> {
  const { db, database, organisation, github, jira, asked, connect } = hosts;
  const readingOf = async (orgId: string): Promise<Reading> => {
    const scopes = Object.values(await connect(orgId));
    return { db, appUrl: database.appUrl, asked, scopes };
  };
  const [undisturbed, killed] = [await readingOf(UNDISTURBED), await readingOf(KILLED)];
  const whole = await readWhole(undisturbed);
  const ended = await readKilled(killed, rng, kills, whole);
  const expected = await keptState(db, UNDISTURBED, organisation.now);
  const found = await keptState(db, KILLED, organisation.now);
  return {
    ...ended,
    whole,
    unlike: unlike(expected, found),
    wrong: differences(truthOf(organisation, github.url, jira.url), await storedTruth(db, KILLED)),
    pages: [await writtenPages(undisturbed), await writtenPages(killed)],
    rows: Object.values(expected).reduce((sum, { length }) => sum + length, 0),
  };
}

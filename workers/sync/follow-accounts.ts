import { assignTeams } from "@/lib/jobs/assign-teams.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { recordSoon } from "@/lib/jobs/record-soon.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { refreshInitiators } from "@/lib/normalized/people/initiator-store.ts";
import type { Follow } from "./commit-page.ts";

const SOON_MS = 15_000;
/** How much everybody did is counted along; that may wait. */
const LATER_MS = 600_000;

/** Whoever had an agent write a pull request is kept at once; new accounts find their person within seconds, teams are taken over, and what was done is counted within minutes. */
export const followAccounts =
  (now: () => Date): Follow =>
  async (tx, { orgId }, { accounts, teams, pulls, items }) => {
    const after = (ms: number): Date => new Date(now().getTime() + ms);
    if (accounts.length > 0) await recordSoon(tx, matchPeople, { orgId }, after(SOON_MS));
    else if (pulls.length + items.length > 0) await recordSoon(tx, matchPeople, { orgId }, after(LATER_MS));
    if (pulls.length > 0 && (await refreshInitiators(tx, orgId, pulls)) > 0)
      await recordSoon(tx, assignTeams, { orgId }, after(SOON_MS));
    if (teams.length > 0) await recordSoon(tx, syncTeams, { orgId }, after(SOON_MS));
  };

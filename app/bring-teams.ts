import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { applyMembers, planMembers } from "@/lib/settings/teams/apply-members.ts";
import { parseMembersCsv } from "@/lib/settings/teams/parse-members-csv.ts";
import { db, now } from "./wiring.ts";

/** What a table of teams and members would change, or with `isKept` has changed: all of it, or nothing where a line is wrong. */
export async function bringTeams({ orgId, userId }: SettingsAccess, csv: string, isKept: boolean) {
  const parsed = parseMembersCsv(csv);
  return withOrg(db(), orgId, async (tx) => {
    const plan = await planMembers(tx, orgId, parsed.lines);
    const faults = [...parsed.faults, ...plan.faults].toSorted((one, other) => one.line - other.line);
    const isDone = isKept && faults.length === 0;
    if (isDone) {
      await applyMembers(tx, { orgId, userId, now: now() }, plan.changes);
      await recordIntent(tx, syncTeams, { orgId });
    }
    const changes = plan.changes.map(({ line, words }) => ({ line, words }));
    return { orgId, isDone, changes, faults };
  });
}

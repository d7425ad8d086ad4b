import "server-only";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import { withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { applyIdentities, planIdentities } from "@/lib/settings/people/apply-identities.ts";
import { parseIdentitiesCsv } from "@/lib/settings/people/parse-identities-csv.ts";
import { db, now } from "./wiring.ts";

/** What a table of identities would change, or with `isKept` has changed: all of it, or nothing where a line is wrong. */
export async function bringIdentities({ orgId, userId }: SettingsAccess, csv: string, isKept: boolean) {
  const parsed = parseIdentitiesCsv(csv);
  return withOrg(db(), orgId, async (tx) => {
    const plan = await planIdentities(tx, orgId, parsed.lines);
    const faults = [...parsed.faults, ...plan.faults].toSorted((one, other) => one.line - other.line);
    const isDone = isKept && faults.length === 0;
    if (isDone) {
      await applyIdentities(tx, { orgId, userId, now: now() }, plan.changes);
      await recordIntent(tx, matchPeople, { orgId });
    }
    const changes = plan.changes.map(({ line, words }) => ({ line, words }));
    return { orgId, isDone, changes, faults };
  });
}

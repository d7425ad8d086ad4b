"use server";

import type { ImportState } from "@/components/ui/import-state.ts";
import { withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { applyMembers, planMembers } from "@/lib/settings/teams/apply-members.ts";
import { parseMembersCsv } from "@/lib/settings/teams/parse-members-csv.ts";
import { afterDecision } from "./after-decision.ts";
import { answerImport } from "./answer-import.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

/** Shows what a table of teams and members would change, or keeps it. */
export async function importTeams(_before: ImportState, form: FormData): Promise<ImportState> {
  return answerImport(form, async (csv, isKept) => {
    const { orgId, userId } = await requireSettings();
    const parsed = parseMembersCsv(csv);
    const { changes, faults, isDone } = await withOrg(db(), orgId, async (tx) => {
      const plan = await planMembers(tx, orgId, parsed.lines);
      const wrong = [...parsed.faults, ...plan.faults].toSorted((one, other) => one.line - other.line);
      const done = isKept && wrong.length === 0;
      if (done) {
        await applyMembers(tx, { orgId, userId, now: now() }, plan.changes);
        await recordIntent(tx, syncTeams, { orgId });
      }
      return {
        changes: plan.changes.map(({ line, words }) => ({ line, words })),
        faults: wrong,
        isDone: done,
      };
    });
    if (!isDone) return { status: "preview", csv, changes, faults };
    await afterDecision(syncTeams, { orgId }, "/settings/teams");
    return {
      status: "done",
      message: `Kept: ${changes.length} ${changes.length === 1 ? "change" : "changes"}.`,
    };
  });
}

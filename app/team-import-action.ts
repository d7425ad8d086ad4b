"use server";

import type { ImportState } from "@/components/ui/import-state.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { afterDecision } from "./after-decision.ts";
import { answerImport } from "./answer-import.ts";
import { bringTeams } from "./bring-teams.ts";
import { requireSettings } from "./settings-action.ts";

/** Shows what a table of teams and members would change, or keeps it. */
export async function importTeams(_before: ImportState, form: FormData): Promise<ImportState> {
  return answerImport(form, async (csv, isKept) => {
    const { orgId, changes, faults, isDone } = await bringTeams(await requireSettings(), csv, isKept);
    if (!isDone) return { status: "preview", csv, changes, faults };
    await afterDecision(syncTeams, { orgId }, "/settings/teams");
    return {
      status: "done",
      message: `Kept: ${changes.length} ${changes.length === 1 ? "change" : "changes"}.`,
    };
  });
}

"use server";

import type { ImportState } from "@/components/ui/import-state.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { afterDecision } from "./after-decision.ts";
import { answerImport } from "./answer-import.ts";
import { bringIdentities } from "./bring-identities.ts";
import { requireSettings } from "./settings-action.ts";

/** Shows what a table of identities would change, or keeps it. */
export async function importPeople(_before: ImportState, form: FormData): Promise<ImportState> {
  return answerImport(form, async (csv, isKept) => {
    const { orgId, isDone, changes, faults } = await bringIdentities(await requireSettings(), csv, isKept);
    if (!isDone) return { status: "preview", csv, changes, faults };
    await afterDecision(matchPeople, { orgId }, "/settings/people");
    return {
      status: "done",
      message: `Kept: ${changes.length} ${changes.length === 1 ? "change" : "changes"}.`,
    };
  });
}

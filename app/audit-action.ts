"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { AppError } from "@/lib/core/errors.ts";
import { countSaid } from "@/lib/jobs/count-said.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { correctChange } from "@/lib/settings/corrections/correct-change.ts";
import { drawnChange } from "@/lib/views/audit.ts";
import { afterDecision } from "./after-decision.ts";
import { answerForm } from "./form-answer.ts";
import { loadAudit } from "./load-audit.ts";
import { loadPage } from "./load-page.ts";
import { now } from "./wiring.ts";

const Answer = z.strictObject({
  repository: z.uuid(),
  change: z.string().min(1).max(200),
  passed: z.coerce.number().int().min(0).max(1_000),
  made: z.enum(
    MIX_CLASSES.filter((name) => name !== "unknown"),
    "Choose how it was made.",
  ),
  note: z.string().trim().max(400, "Use at most 400 characters."),
});

/** Says how a change of the audit was made. It counts as a correction does, marked as an answer. */
export async function answerAudit(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Answer, form, async ({ repository: repoId, change: changeId, passed, made, note }) => {
    const { access } = await loadPage(async (ground) => {
      const view = await loadAudit(ground, passed);
      const drawn = view && drawnChange(view, repoId, changeId);
      if (!view || !drawn) {
        throw new AppError("conflict", "Somebody answered for this change meanwhile.", {
          fix: "Reload the page for the next one.",
        });
      }
      const { orgId, userId } = ground.access;
      await correctChange(
        ground.tx,
        { orgId, userId, now: now() },
        {
          repoId,
          changeId,
          subject: "composition",
          path: null,
          from: drawn.classified,
          to: made,
          reason: note === "" ? `Answered in the audit of ${view.seed}.` : note,
          audit: view.seed,
        },
      );
      await recordIntent(ground.tx, countSaid, { orgId, repoId, change: changeId });
    });
    await afterDecision(countSaid, { orgId: access.orgId, repoId, change: changeId }, "/settings/audit");
    return { status: "done", message: "Kept.", next: `/settings/audit?passed=${passed}` };
  });
}

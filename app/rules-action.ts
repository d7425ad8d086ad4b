"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { countSaid } from "@/lib/jobs/count-said.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { saveRules } from "@/lib/settings/rules/save-rules.ts";
import { MOST_RULE_TEXT } from "@/lib/views/rules-query.ts";
import { answerForm } from "./form-answer.ts";
import { loadPage } from "./load-page.ts";
import { loadRules } from "./load-rules.ts";
import { queues } from "./queues.ts";
import { requireSettings } from "./settings-action.ts";
import { now } from "./wiring.ts";

const text = z
  .string()
  .max(MOST_RULE_TEXT, `Use at most ${MOST_RULE_TEXT} characters.`)
  .transform((written) => written.replaceAll("\r", ""));
const Keeping = z.strictObject({
  exclude: text,
  reclassify: text,
  accounts: text,
  families: text,
  basedOn: z.coerce.number().int().min(0),
  note: z.string().trim().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters."),
});

/** Keeps rules as a new version, and lets them count in every repository. */
export async function keepRules(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Keeping, form, async ({ note, basedOn, ...written }) => {
    const { orgId, userId } = await requireSettings();
    const query = { ...written, version: null, page: 1 };
    const { view } = await loadPage(async (ground) => {
      const { rules, faults } = await loadRules(ground, query, null);
      if (faults.length > 0) return null;
      const repositories = await saveRules(ground.tx, { orgId, userId, now: now() }, rules, {
        note,
        basedOn,
      });
      for (const repoId of repositories) {
        await recordIntent(ground.tx, countSaid, { orgId, repoId, change: null });
      }
      return repositories;
    });
    if (view === null) {
      return { status: "wrong", fields: {}, message: "Put the lines right first.", typed: { note } };
    }
    await Promise.all(view.map((repoId) => ring(queues(), countSaid, { orgId, repoId, change: null })));
    // The page is not made anew in place: rules that hold have no form, and what it has to say would go with it.
    return { status: "done", next: `/settings/rules?kept=${basedOn + 1}` };
  });
}

"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { withOrg } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { countSaid } from "@/lib/jobs/count-said.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import {
  type Corrector,
  correctChange,
  type NewCorrection,
} from "@/lib/settings/corrections/correct-change.ts";
import { withdrawCorrection as withdraw } from "@/lib/settings/corrections/withdraw-correction.ts";
import { type ChangeItem, changeItem } from "@/lib/views/change-item.ts";
import { changePath } from "@/lib/views/change-path.ts";
import { afterDecision } from "./after-decision.ts";
import { answerForm } from "./form-answer.ts";
import { loadTeamPage } from "./load-page.ts";
import { db, now } from "./wiring.ts";

const ids = { team: z.uuid(), repository: z.uuid(), change: z.string().min(1).max(200) };
const reason = z.string().trim().min(3, "Say why, in a few words.").max(500, "Use at most 500 characters.");
const Group = z.tuple([z.enum(LEDGER_CLASSES), z.string().min(1).max(4_000).nullable()]);
const Lines = z.strictObject({
  ...ids,
  reason,
  to: z.enum(LEDGER_CLASSES),
  lines: z
    .string()
    .max(8_000)
    .transform((text, on) => {
      const read = Group.safeParse(parseJson(text));
      if (read.success) return read.data;
      on.addIssue({ code: "custom", message: "Choose which lines are meant." });
      return z.NEVER;
    }),
});
const Made = z.strictObject({ ...ids, reason, to: z.enum(COMPOSITION_CLASSES) });
const Withdrawal = z.strictObject({ ...ids, id: z.uuid() });

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

type Ids = { readonly team: string; readonly repository: string; readonly change: string };
type Seen = { readonly item: ChangeItem; readonly who: Corrector; readonly isAdmin: boolean };

/** Everybody who may see a change may say something about it: it is proved anew, with the page's own question. */
async function seeing({ team, repository, change }: Ids): Promise<Seen> {
  const { access, view } = await loadTeamPage(team, {}, ({ tx, team: proof }) =>
    changeItem(tx, proof, repository, change),
  );
  const { orgId, userId, role } = access;
  return { item: view, who: { orgId, userId, now: now() }, isAdmin: role === "owner" || role === "admin" };
}

async function counted({ team, repository, change }: Ids, { orgId }: Corrector): Promise<FormState> {
  const payload = { orgId, repoId: repository, change };
  const isDone = await afterDecision(countSaid, payload, changePath(team, repository, change));
  return {
    status: "done",
    message: isDone ? "Done." : "Kept. The figures follow as soon as a worker is free.",
  };
}

async function keep(asked: Ids, { who }: Seen, correction: NewCorrection): Promise<FormState> {
  const payload = { orgId: who.orgId, repoId: asked.repository, change: asked.change };
  await withOrg(db(), who.orgId, async (tx) => {
    await correctChange(tx, who, correction);
    await recordIntent(tx, countSaid, payload);
  });
  return counted(asked, who);
}

/** Says what became of lines of a change. */
export async function correctLines(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Lines, form, async (asked, typed) => {
    const seen = await seeing(asked);
    const [from, path] = asked.lines;
    const meant = seen.item.groups.filter(
      (group) => group.class === from && (path === null || group.path === path),
    );
    if (meant.length === 0) {
      throw new AppError("conflict", "No line of this change stands there any more.", {
        fix: "Reload the page.",
      });
    }
    if (meant.every((group) => (group.stated_class ?? group.class) === asked.to)) {
      return { status: "wrong", fields: { to: "They count so already." }, message: null, typed };
    }
    const { repository: repoId, change: changeId, to, reason: why } = asked;
    return keep(asked, seen, { subject: "class", repoId, changeId, path, from, to, reason: why });
  });
}

/** Says how a change was made. */
export async function correctMade(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Made, form, async (asked, typed) => {
    const seen = await seeing(asked);
    const { made } = seen.item;
    if (made === null)
      throw new AppError("not-found", "Nothing is known of how it was made.", { fix: "Reload the page." });
    if ((made.stated_class ?? made.class) === asked.to) {
      return { status: "wrong", fields: { to: "It counts so already." }, message: null, typed };
    }
    const { repository: repoId, change: changeId, to, reason: why } = asked;
    const said = {
      subject: "composition",
      repoId,
      changeId,
      path: null,
      from: made.class,
      to,
      reason: why,
    } as const;
    return keep(asked, seen, said);
  });
}

/** Takes a correction back. */
export async function withdrawCorrection(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Withdrawal, form, async (asked) => {
    const { who, isAdmin } = await seeing(asked);
    const { id, repository: repoId, change: changeId } = asked;
    await withOrg(db(), who.orgId, async (tx) => {
      await withdraw(tx, who, { id, repoId, changeId }, isAdmin);
      await recordIntent(tx, countSaid, { orgId: who.orgId, repoId, change: changeId });
    });
    return counted(asked, who);
  });
}

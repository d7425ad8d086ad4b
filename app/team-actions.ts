"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { syncTeams } from "@/lib/jobs/sync-teams.ts";
import { personOf } from "@/lib/settings/teams/apply-members.ts";
import { addMember as add, changeMember as change } from "@/lib/settings/teams/change-member.ts";
import {
  changeTeam as alterTeam,
  type Changer,
  endTeam as closeTeam,
  addTeam as makeTeam,
} from "@/lib/settings/teams/change-team.ts";
import { firstDay, lastDay } from "@/lib/settings/teams/parse-day.ts";
import { afterDecision } from "./after-decision.ts";
import { answerForm } from "./form-answer.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const name = z.string().trim().min(1, "Give it a name.").max(200, "Use at most 200 characters.");
const above = z.union([z.literal("").transform(() => null), z.uuid()]).default(null);
const NOT_A_DAY = "Write a day such as 2026-11-15, or leave it empty.";
const from = z
  .string()
  .trim()
  .transform((text, on) => {
    const at = firstDay(text);
    if (at === undefined) on.addIssue({ code: "custom", message: NOT_A_DAY });
    return at ?? new Date(0);
  });
const to = z
  .string()
  .trim()
  .transform((text, on) => {
    const at = lastDay(text);
    if (at === undefined) on.addIssue({ code: "custom", message: NOT_A_DAY });
    return at ?? null;
  });
const level = z
  .string()
  .trim()
  .max(100, "Use at most 100 characters.")
  .transform((text) => text || null);

const Adding = z.strictObject({ name, above });
const Changing = z.strictObject({ teamId: z.uuid(), name, above });
const Ending = z.strictObject({ teamId: z.uuid() });
const Joining = z.strictObject({
  teamId: z.uuid(),
  level,
  from,
  to,
  person: z.string().trim().min(1, "Type a name, a login or an address.").max(400),
});
const Member = z.strictObject({ id: z.uuid(), level, from, to });

async function changed(work: (tx: Tx, who: Changer) => Promise<string | null>): Promise<FormState> {
  const { orgId, userId } = await requireSettings();
  const next = await withOrg(db(), orgId, async (tx) => {
    const made = await work(tx, { orgId, userId, now: now() });
    await recordIntent(tx, syncTeams, { orgId });
    return made;
  });
  await afterDecision(syncTeams, { orgId }, "/settings/teams");
  return { status: "done", message: "Kept.", ...(next !== null && { next }) };
}

/** Adds a team. */
export async function addTeam(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Adding, form, (asked) =>
    changed(async (tx, who) => `/settings/teams?team=${await makeTeam(tx, who, asked.name, asked.above)}`),
  );
}

/** Renames a team or moves it below another one. */
export async function changeTeam(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Changing, form, ({ teamId, name: called, above: parentId }) =>
    changed(async (tx, who) => {
      await alterTeam(tx, who, teamId, { name: called, parentId });
      return null;
    }),
  );
}

/** Ends a team as of now. */
export async function endTeam(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Ending, form, ({ teamId }) =>
    changed(async (tx, who) => {
      await closeTeam(tx, who, teamId);
      return "/settings/teams";
    }),
  );
}

/** Puts somebody into a team for a time. */
export async function addMember(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Joining, form, ({ teamId, person, level: as, from: fromAt, to: toAt }) =>
    changed(async (tx, who) => {
      await add(tx, who, teamId, await personOf(tx, who.orgId, person), { fromAt, toAt, level: as });
      return null;
    }),
  );
}

/** Changes when, or as what, somebody is in a team. */
export async function changeMember(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Member, form, ({ id, level: as, from: fromAt, to: toAt }) =>
    changed(async (tx, who) => {
      await change(tx, who, id, { fromAt, toAt, level: as });
      return null;
    }),
  );
}

/** Takes over the teams that hosts told of, now. */
export async function syncTeamsNow(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.strictObject({}), form, () => changed(() => Promise.resolve(null)));
}

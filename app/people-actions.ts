"use server";

import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { matchPeople } from "@/lib/jobs/match-people.ts";
import { ACCOUNT_KINDS } from "@/lib/model/account.ts";
import {
  answerHint as answer,
  type Decider,
  declarePerson as declare,
  joinIdentities as join,
  setKind as setTheKind,
  splitIdentity as split,
} from "@/lib/settings/people/decide.ts";
import { findIdentity } from "@/lib/settings/people/find-identity.ts";
import { afterDecision } from "./after-decision.ts";
import { answerForm } from "./form-answer.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const key = z.string().min(1).max(1_000);
const OneIdentity = z.strictObject({ key });
const Answer = z.strictObject({ key, right: z.enum(["yes", "no"]) });
const Kind = z.strictObject({ key, kind: z.enum(ACCOUNT_KINDS) });
const Join = z.strictObject({
  key,
  person: z.string().trim().min(1, "Type a name, a login or an address.").max(400),
});

async function decided(work: (tx: Tx, who: Decider) => Promise<void>): Promise<FormState> {
  const { orgId, userId } = await requireSettings();
  await withOrg(db(), orgId, async (tx) => {
    await work(tx, { orgId, userId, now: now() });
    await recordIntent(tx, matchPeople, { orgId });
  });
  const isDone = await afterDecision(matchPeople, { orgId }, "/settings/people");
  return {
    status: "done",
    message: isDone ? "Done." : "Kept. The list follows as soon as a worker is free.",
  };
}

/** Takes a suggestion as right, or as wrong. */
export async function answerHint(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Answer, form, ({ key: of, right }) =>
    decided((tx, who) => answer(tx, who, of, right === "yes")),
  );
}

/** Joins an identity, and all that belong to it, with a person. */
export async function joinIdentity(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Join, form, ({ key: of, person }) =>
    decided(async (tx, who) => join(tx, who, of, await findIdentity(tx, who.orgId, person))),
  );
}

/** Takes an identity out of its person. */
export async function splitIdentity(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(OneIdentity, form, ({ key: of }) => decided((tx, who) => split(tx, who, of)));
}

/** Makes an identity a person of its own. */
export async function declarePerson(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(OneIdentity, form, ({ key: of }) => decided((tx, who) => declare(tx, who, of)));
}

/** Says what kind of account it is. */
export async function setKind(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Kind, form, ({ key: of, kind }) => decided((tx, who) => setTheKind(tx, who, of, kind)));
}

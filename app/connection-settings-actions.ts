"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { checkConnection } from "@/lib/jobs/check-connection.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { readNow } from "@/lib/jobs/read-now.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { understandAgain } from "@/lib/jobs/understand-again.ts";
import { AUTH_KINDS } from "@/lib/model/connection.ts";
import { changeSecret, dropOldHookSecret } from "@/lib/settings/connections/change-secret.ts";
import { changeSettings } from "@/lib/settings/connections/change-settings.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";
import {
  environmentPatterns,
  organisationNames,
  projectPatterns,
  repositoryPatterns,
} from "@/lib/settings/connections/name-patterns.ts";
import { replaceCredential } from "@/lib/settings/connections/replace-credential.ts";
import { trackerMaps } from "@/lib/settings/connections/tracker-maps.ts";
import { answerForm } from "./form-answer.ts";
import { queues } from "./queues.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const common = { connectionId: z.uuid(), version: z.coerce.number().int() };
const Scope = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("github"),
    ...common,
    include: repositoryPatterns,
    exclude: repositoryPatterns,
    organisations: organisationNames.refine((list) => list.length <= 50, "Name at most 50 organisations."),
    production: environmentPatterns.refine((list) => list.length <= 50, "Write at most 50 patterns."),
  }),
  z.strictObject({
    kind: z.literal("jira"),
    ...common,
    include: projectPatterns,
    exclude: projectPatterns,
    jql: z.string().trim().max(2_000, "Use at most 2,000 characters.").default(""),
  }),
]);

/** Chooses what is read; its streams follow with the next turn. */
export async function saveScope(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Scope, form, async (typed) => {
    const { orgId, userId } = await requireSettings();
    const { connectionId, version, include, exclude } = typed;
    const values =
      typed.kind === "jira"
        ? { projects: include, exclude, jql: typed.jql || null }
        : { include, exclude, organisations: typed.organisations, production: typed.production };
    const payload = { orgId, connectionId };
    await withOrg(db(), orgId, async (tx) => {
      await changeSettings(tx, { ...payload, userId, version, action: "connection.scope_changed", values });
      await recordIntent(tx, syncConnection, payload);
    });
    await ring(queues(), syncConnection, payload);
    return { status: "done", next: `/settings/connections/${connectionId}` };
  });
}

/** Says what a tracker's fields, types and statuses mean; what was read is understood again. */
export async function saveMaps(_before: FormState, form: FormData): Promise<FormState> {
  const Maps = z
    .looseObject(common)
    .transform(({ connectionId, version, ...rest }) => ({ connectionId, version, maps: trackerMaps(rest) }));
  return answerForm(Maps, form, async ({ connectionId, version, maps }) => {
    if ("wrong" in maps) return { status: "wrong", fields: maps.wrong, message: null, typed: {} };
    const { orgId, userId } = await requireSettings();
    const payload = { orgId, connectionId };
    await withOrg(db(), orgId, async (tx) => {
      await changeSettings(tx, {
        ...payload,
        userId,
        version,
        action: "connection.maps_changed",
        values: maps.values,
      });
      await recordIntent(tx, understandAgain, payload);
      await recordIntent(tx, syncConnection, payload);
    });
    await Promise.all([ring(queues(), understandAgain, payload), ring(queues(), syncConnection, payload)]);
    revalidatePath(`/settings/connections/${connectionId}/meanings`);
    return { status: "done", message: "Saved. What was read is understood again now." };
  });
}

/** Replaces the credential of a connection, tests it, and lets what was blocked go on. */
export async function rotateCredential(_before: FormState, form: FormData): Promise<FormState> {
  const Asked = z.looseObject({ connectionId: z.uuid(), auth: z.enum(AUTH_KINDS) });
  return answerForm(Asked, form, async ({ connectionId, auth, ...typed }) => {
    const { orgId, userId } = await requireSettings();
    const replaced = replaceCredential(auth, typed);
    if ("fields" in replaced)
      return {
        status: "wrong",
        fields: replaced.fields,
        message: null,
        typed: { email: typeof typed.email === "string" ? typed.email : "" },
      };
    const at = { orgId, connectionId };
    const asked = { ...at, scope: null };
    await withOrg(db(), orgId, async (tx) => {
      const by = { ...at, userId, keys: env().ENCRYPTION_KEY };
      await changeSecret(tx, by, "connection.credential_replaced", (stored) => ({
        ...stored,
        ...replaced.secrets,
      }));
      await noteCheckAsked(tx, at, now());
      await recordIntent(tx, checkConnection, at);
      await recordIntent(tx, readNow, asked);
    });
    await Promise.all([ring(queues(), checkConnection, at), ring(queues(), readNow, asked)]);
    return { status: "done", next: `/settings/connections/${connectionId}` };
  });
}

/** Ends every webhook secret but the newest. */
export async function dropHookSecret(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.strictObject({ connectionId: z.uuid() }), form, async ({ connectionId }) => {
    const { orgId, userId } = await requireSettings();
    const by = { orgId, userId, connectionId, keys: env().ENCRYPTION_KEY };
    await withOrg(db(), orgId, (tx) => dropOldHookSecret(tx, by));
    revalidatePath(`/settings/connections/${connectionId}/sign-in`);
    return { status: "done", message: "Only the newest secret is accepted now." };
  });
}

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
import { dropOldHookSecret } from "@/lib/settings/connections/change-secret.ts";
import { changeSettings } from "@/lib/settings/connections/change-settings.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";
import { editConnection as edit } from "@/lib/settings/connections/edit-connection.ts";
import { EditedConnectionForm } from "@/lib/settings/connections/edited-connection.ts";
import {
  environmentPatterns,
  organisationNames,
  projectPatterns,
  repositoryPatterns,
} from "@/lib/settings/connections/name-patterns.ts";
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

/** Chooses what is read, and tests what that takes; its streams follow with the next turn. */
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
      // What is told to the host about the choice is of the connection as a whole, and not due by itself.
      await recordIntent(tx, readNow, { ...payload, scope: "" });
      await noteCheckAsked(tx, payload, now());
      await recordIntent(tx, checkConnection, payload);
    });
    await Promise.all([
      ring(queues(), readNow, { ...payload, scope: "" }),
      ring(queues(), syncConnection, payload),
      ring(queues(), checkConnection, payload),
    ]);
    return { status: "done", next: `/settings/connections/${connectionId}` };
  });
}

/** Says what a tracker's fields, types and statuses mean; what was read is understood again. */
export async function saveMaps(_before: FormState, form: FormData): Promise<FormState> {
  const Maps = z
    .looseObject(common)
    .transform(({ connectionId, version, ...rest }) => ({ connectionId, version, maps: trackerMaps(rest) }));
  return answerForm(Maps, form, async ({ connectionId, version, maps }, typed) => {
    if ("wrong" in maps) return { status: "wrong", fields: maps.wrong, message: null, typed };
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

/** Changes name, address, certificates and credential of a connection, tests it, and lets what was blocked go on. */
export async function editConnection(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(EditedConnectionForm, form, async (edited, typed) => {
    const { orgId, userId } = await requireSettings();
    const at = { orgId, connectionId: edited.connectionId };
    const asked = { ...at, scope: null };
    const wrong = await withOrg(db(), orgId, async (tx) => {
      const found = await edit(tx, { orgId, userId }, edited, env().ENCRYPTION_KEY);
      if (found !== null) return found;
      await noteCheckAsked(tx, at, now());
      await recordIntent(tx, checkConnection, at);
      await recordIntent(tx, readNow, asked);
      return null;
    });
    if (wrong !== null) return { status: "wrong", fields: wrong, message: null, typed };
    await Promise.all([ring(queues(), checkConnection, at), ring(queues(), readNow, asked)]);
    revalidatePath("/", "layout");
    return { status: "done", next: `/settings/connections/${edited.connectionId}` };
  });
}

/** Ends every webhook secret but the newest. */
export async function dropHookSecret(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.strictObject({ connectionId: z.uuid() }), form, async ({ connectionId }) => {
    const { orgId, userId } = await requireSettings();
    const by = { orgId, userId, connectionId, keys: env().ENCRYPTION_KEY };
    await withOrg(db(), orgId, (tx) => dropOldHookSecret(tx, by));
    revalidatePath(`/settings/connections/${connectionId}/edit`);
    return { status: "done", message: "Only the newest secret is accepted now." };
  });
}

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { type Tx, withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { checkConnection } from "@/lib/jobs/check-connection.ts";
import type { Job } from "@/lib/jobs/contract.ts";
import { forgetConnection } from "@/lib/jobs/forget-connection.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { readNow } from "@/lib/jobs/read-now.ts";
import { retryRecords } from "@/lib/jobs/retry-records.ts";
import { syncConnection } from "@/lib/jobs/sync-connection.ts";
import { addConnection as add } from "@/lib/settings/connections/add-connection.ts";
import { noteCheckAsked } from "@/lib/settings/connections/check-store.ts";
import { NewConnectionForm } from "@/lib/settings/connections/new-connection.ts";
import {
  pauseConnection as pause,
  removeConnection as remove,
} from "@/lib/settings/connections/pause-connection.ts";
import { answerForm } from "./form-answer.ts";
import { queues } from "./queues.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const One = z.strictObject({ connectionId: z.uuid() });

/** Asks for work in the transaction of `change`, then rings for it. */
async function changeAndAsk<Payload>(
  orgId: string,
  job: Job<Payload>,
  payload: Payload,
  change: (tx: Tx) => Promise<unknown>,
): Promise<void> {
  await withOrg(db(), orgId, async (tx) => {
    await change(tx);
    await recordIntent(tx, job, payload);
  });
  await ring(queues(), job, payload);
}

/** Adds a connection and has it tested. Nothing but the list of what there is is read before a scope is chosen. */
export async function addConnection(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(NewConnectionForm, form, async (made) => {
    const { orgId, userId, isSample } = await requireSettings();
    if (isSample)
      throw new AppError("forbidden", "The sample holds only generated data.", {
        fix: "Go to your own organisation first.",
      });
    // What is made in a browser first cannot be tested yet.
    const isReady = made.secrets.token !== undefined || made.secrets.privateKey !== undefined;
    const connectionId = await withOrg(db(), orgId, async (tx) => {
      const id = await add(tx, { orgId, userId }, made, env().ENCRYPTION_KEY);
      if (!isReady) return id;
      await noteCheckAsked(tx, { orgId, connectionId: id }, now());
      await recordIntent(tx, checkConnection, { orgId, connectionId: id });
      return id;
    });
    if (isReady) await ring(queues(), checkConnection, { orgId, connectionId });
    return { status: "done", next: `/settings/connections/${connectionId}` };
  });
}

/** Tests a connection: the same calls as collection makes. */
export async function testConnection(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(One, form, async ({ connectionId }) => {
    const { orgId } = await requireSettings();
    const at = { orgId, connectionId };
    await changeAndAsk(orgId, checkConnection, at, (tx) => noteCheckAsked(tx, at, now()));
    revalidatePath(`/settings/connections/${connectionId}`);
    return { status: "done" };
  });
}

/** Reads a connection, or what is read of one repository or project, now. */
export async function syncNow(_before: FormState, form: FormData): Promise<FormState> {
  const Asked = z.strictObject({ connectionId: z.uuid(), scope: z.string().max(300).optional() });
  return answerForm(Asked, form, async ({ connectionId, scope }) => {
    const { orgId } = await requireSettings();
    await changeAndAsk(orgId, readNow, { orgId, connectionId, scope: scope ?? null }, () =>
      Promise.resolve(),
    );
    revalidatePath(`/settings/connections/${connectionId}`);
    return { status: "done", message: "It is in the queue." };
  });
}

/** Stops reading, or goes on. */
export async function pauseConnection(_before: FormState, form: FormData): Promise<FormState> {
  const Asked = z.strictObject({ connectionId: z.uuid(), pause: z.enum(["yes", "no"]) });
  return answerForm(Asked, form, async ({ connectionId, pause: wanted }) => {
    const { orgId, userId } = await requireSettings();
    await changeAndAsk(orgId, syncConnection, { orgId, connectionId }, (tx) =>
      pause(tx, { orgId, userId, connectionId }, wanted === "yes" ? now() : null),
    );
    revalidatePath("/", "layout");
    return { status: "done" };
  });
}

/** Takes a connection out; what was read stays or goes, as was chosen. */
export async function removeConnection(_before: FormState, form: FormData): Promise<FormState> {
  const Asked = z.strictObject({
    connectionId: z.uuid(),
    data: z.enum(["keep", "delete"], "Choose what happens to what was read."),
  });
  return answerForm(Asked, form, async ({ connectionId, data }) => {
    const { orgId, userId } = await requireSettings();
    const withData = data === "delete";
    await changeAndAsk(orgId, forgetConnection, { orgId, connectionId, withData }, (tx) =>
      remove(tx, { orgId, userId, connectionId }, withData, now()),
    );
    // The page that asked is gone now: it is left, not made again.
    return { status: "done", next: "/settings/connections" };
  });
}

/** Tries records again that were set aside: one, or all. */
export async function retryAside(_before: FormState, form: FormData): Promise<FormState> {
  const Asked = z.strictObject({ connectionId: z.uuid(), id: z.uuid().optional() });
  return answerForm(Asked, form, async ({ connectionId, id }) => {
    const { orgId } = await requireSettings();
    await changeAndAsk(orgId, retryRecords, { orgId, connectionId, id: id ?? null }, () => Promise.resolve());
    revalidatePath(`/settings/connections/${connectionId}/records`);
    return { status: "done", message: "It is tried again now. What is understood leaves this list." };
  });
}

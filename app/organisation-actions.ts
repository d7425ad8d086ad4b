"use server";

import { randomUUID } from "node:crypto";
import { revalidatePath } from "next/cache";
import { cookies } from "next/headers";
import { redirect } from "next/navigation";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { grantOrg, grantSettings } from "@/lib/auth/access.ts";
import { closeAllSessions, closeSession } from "@/lib/auth/account-store.ts";
import { addOrganisation } from "@/lib/auth/first-run.ts";
import { withOrg, withTransaction } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { forgetFiles } from "@/lib/jobs/forget-files.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { openSample as openSampleJob } from "@/lib/jobs/open-sample.ts";
import { removeSample as remove } from "@/lib/settings/remove-repository.ts";
import { renameOrganisation as rename } from "@/lib/settings/rename-organisation.ts";
import { answerForm } from "./form-answer.ts";
import { queues } from "./queues.ts";
import { requireSettings } from "./settings-action.ts";
import { ORG_COOKIE, requirePerson } from "./signed-in.ts";
import { db, now } from "./wiring.ts";

const Nothing = z.strictObject({});
const Name = z.strictObject({
  name: z.string().trim().min(1, "Write a name.").max(120, "Use at most 120 characters."),
});

/** Opens the sample organisation, once a person: a tenant of its own, so that nothing generated mixes with what is real. */
export async function openSample(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Nothing, form, async () => {
    const person = await requirePerson();
    const known = person.memberships.find(({ isSample }) => isSample);
    const orgId = known?.orgId ?? randomUUID();
    if (!known) {
      const payload = { orgId, userId: person.userId };
      await withTransaction(db(), async (tx) => {
        await addOrganisation(tx, {
          orgId,
          name: "Sample organisation",
          isSample: true,
          ownerId: person.userId,
        });
        await recordIntent(tx, openSampleJob, payload);
      });
      await ring(queues(), openSampleJob, payload);
    }
    (await cookies()).set(ORG_COOKIE, orgId, {
      path: "/",
      sameSite: "lax",
      httpOnly: true,
      secure: env().APP_URL.startsWith("https://"),
    });
    // In the settings the form is gone with the answer, and could not lead on by itself.
    redirect("/");
  });
}

/** Removes the sample with everything in it. */
export async function removeSample(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Nothing, form, async () => {
    const person = await requirePerson();
    const sample = person.memberships.find(({ isSample }) => isSample);
    if (sample) {
      const { orgId } = grantSettings(grantOrg(person, sample.orgId));
      const files = { orgId, repoId: null };
      await withRetries(() =>
        withOrg(db(), orgId, async (tx) => {
          await remove(tx, orgId);
          await recordIntent(tx, forgetFiles, files);
        }),
      );
      await ring(queues(), forgetFiles, files);
    }
    (await cookies()).delete(ORG_COOKIE);
    return { status: "done", next: "/" };
  });
}

/** Gives the organisation another name. */
export async function renameOrganisation(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Name, form, async ({ name }) => {
    const { orgId, userId } = await requireSettings();
    await withOrg(db(), orgId, (tx) => rename(tx, orgId, userId, name));
    revalidatePath("/", "layout");
    return { status: "done", message: "The name is changed." };
  });
}

/** Ends one of the person's own sessions. */
export async function endSession(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(z.strictObject({ sid: z.uuid() }), form, async ({ sid }) => {
    const person = await requirePerson();
    await closeSession(db(), person.userId, sid, now());
    revalidatePath("/settings/sessions");
    return {
      status: "done",
      message: "That session is over.",
      ...(sid === person.sid && { next: "/sign-in" }),
    };
  });
}

/** Ends all of the person's own sessions, this one included. */
export async function endAllSessions(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Nothing, form, async () => {
    const person = await requirePerson();
    await closeAllSessions(db(), person.userId, now());
    return { status: "done", next: "/sign-in" };
  });
}

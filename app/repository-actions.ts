"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { withRetries } from "@/lib/core/with-retries.ts";
import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { ring } from "@/lib/jobs/ask.ts";
import { forgetFiles } from "@/lib/jobs/forget-files.ts";
import { recordIntent } from "@/lib/jobs/intent-store.ts";
import { addRepository as add } from "@/lib/settings/add-repository.ts";
import { keepToken } from "@/lib/settings/keep-token.ts";
import { parseLocation } from "@/lib/settings/parse-location.ts";
import { readAgain, removeRepository as remove } from "@/lib/settings/remove-repository.ts";
import { answerForm } from "./form-answer.ts";
import { queues } from "./queues.ts";
import { checkFolder, requireSettings } from "./settings-action.ts";
import { db } from "./wiring.ts";

const Adding = z.strictObject({
  location: z.string(),
  token: z.string().trim().max(500, "That is longer than a token can be.").default(""),
});
const OneRepository = z.strictObject({ repoId: z.uuid() });

/** Adds a repository and has it read. */
export async function addRepository(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Adding, form, async ({ location: typed, token }) => {
    const { orgId, userId, isSample } = await requireSettings();
    if (isSample) {
      throw new AppError("forbidden", "The sample holds only generated repositories.", {
        fix: "Go to your own organisation first.",
      });
    }
    const location = await checked(typed).catch((error: unknown) => error);
    if (location instanceof AppError) {
      const said = [location.fix, location.message].filter(Boolean).join(" ");
      return { status: "wrong", fields: { location: said }, message: null, typed: { location: typed } };
    }
    if (location instanceof Error || !isLocation(location)) throw location;
    const { repoId } = await withOrg(db(), orgId, async (tx) => {
      const connectionId =
        token === "" ? null : await keepToken(tx, orgId, location.name, token, env().ENCRYPTION_KEY);
      const added = await add(tx, { ...location, orgId, userId, connectionId });
      await recordIntent(tx, analyzeRepository, { orgId, repoId: added.repoId });
      return added;
    });
    await ring(queues(), analyzeRepository, { orgId, repoId });
    return { status: "done", next: `/repositories/${repoId}` };
  });
}

type Checked = Awaited<ReturnType<typeof checked>>;
const isLocation = (value: unknown): value is Checked =>
  typeof value === "object" && value !== null && "location" in value;

async function checked(typed: string) {
  const location = parseLocation(typed);
  if (location.source === "local") await checkFolder(location.location);
  return location;
}

/** Takes a repository out, with everything computed from it. */
export async function removeRepository(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(OneRepository, form, async ({ repoId }) => {
    const { orgId, userId } = await requireSettings();
    await withRetries(() =>
      withOrg(db(), orgId, async (tx) => {
        await remove(tx, orgId, userId, repoId);
        await recordIntent(tx, forgetFiles, { orgId, repoId });
      }),
    );
    await ring(queues(), forgetFiles, { orgId, repoId });
    revalidatePath("/settings");
    return { status: "done", next: "/settings" };
  });
}

/** Has a repository read again, after a fault or for what is new. */
export async function readRepositoryAgain(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(OneRepository, form, async ({ repoId }) => {
    const { orgId } = await requireSettings();
    await withOrg(db(), orgId, async (tx) => {
      await readAgain(tx, orgId, repoId);
      await recordIntent(tx, analyzeRepository, { orgId, repoId });
    });
    await ring(queues(), analyzeRepository, { orgId, repoId });
    return { status: "done", message: "It is in the queue.", next: `/repositories/${repoId}` };
  });
}

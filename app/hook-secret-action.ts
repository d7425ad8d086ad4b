"use server";

import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { addHookSecret } from "@/lib/settings/connections/change-secret.ts";
import { requireSettings } from "./settings-action.ts";
import { db } from "./wiring.ts";

export type MadeSecret = { readonly secret: string } | { readonly wrong: string };

/** A new secret for the webhooks of a connection, answered this once. Server actions answer requests of our own origin only. */
export async function makeHookSecret(connectionId: string): Promise<MadeSecret> {
  try {
    const { orgId, userId } = await requireSettings();
    const id = z.uuid().parse(connectionId);
    const by = { orgId, userId, connectionId: id, keys: env().ENCRYPTION_KEY };
    return { secret: await withOrg(db(), orgId, (tx) => addHookSecret(tx, by)) };
  } catch (error) {
    if (error instanceof AppError) return { wrong: [error.fix, error.message].filter(Boolean).join(" ") };
    throw error;
  }
}

"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { TOKEN_SCOPES } from "@/lib/core/api-token.ts";
import { withOrg } from "@/lib/core/db.ts";
import { addToken, revokeToken as revoke } from "@/lib/settings/tokens/change-token.ts";
import { answerForm } from "./form-answer.ts";
import { requireSettings } from "./settings-action.ts";
import { db, now } from "./wiring.ts";

const Making = z.strictObject({
  name: z.string().trim().min(1, "Say what it is for.").max(100, "Use at most 100 characters."),
  scope: z.enum(TOKEN_SCOPES),
  days: z.enum(["30", "90", "365", "never"]).transform((days) => (days === "never" ? null : Number(days))),
});
const Revoking = z.strictObject({ id: z.uuid() });

/** What making a token answers; the token itself this once. */
export type MadeToken = { readonly form: FormState; readonly token: string | null };

/** Makes a token. */
export async function makeToken(form: FormData): Promise<MadeToken> {
  let token: string | null = null;
  const told = await answerForm(Making, form, async (asked) => {
    const { orgId, userId } = await requireSettings();
    token = await withOrg(db(), orgId, (tx) => addToken(tx, { orgId, userId, now: now() }, asked));
    revalidatePath("/settings/tokens");
    return { status: "done" };
  });
  return { form: told, token };
}

/** Ends a token. */
export async function revokeToken(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(Revoking, form, async ({ id }) => {
    const { orgId, userId } = await requireSettings();
    await withOrg(db(), orgId, (tx) => revoke(tx, { orgId, userId, now: now() }, id));
    revalidatePath("/settings/tokens");
    return { status: "done", message: "Revoked." };
  });
}

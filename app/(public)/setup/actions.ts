"use server";

import type { FormState } from "@/components/ui/form-state.ts";
import { FirstOwner } from "@/lib/auth/account-input.ts";
import { anyAccount } from "@/lib/auth/account-store.ts";
import { createFirstOwner } from "@/lib/auth/first-run.ts";
import { hashPassword } from "@/lib/core/crypto.ts";
import { withTransaction } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { answerForm } from "../../form-answer.ts";
import { db } from "../../wiring.ts";

/** Creates the owner and the organisation, while nobody has an account. */
export async function setUp(_before: FormState, form: FormData): Promise<FormState> {
  return answerForm(FirstOwner, form, async ({ password, ...owner }) => {
    // Asked before hashing too: a stranger must not be able to keep the processor busy.
    if (await anyAccount(db())) {
      throw new AppError("conflict", "Assay is set up already.", {
        fix: "Sign in with the owner's account.",
      });
    }
    const hash = await hashPassword(password);
    await withTransaction(db(), (tx) => createFirstOwner(tx, owner, hash));
    return { status: "done" };
  });
}

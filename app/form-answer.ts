import "server-only";
import { headers } from "next/headers";
import { unstable_rethrow } from "next/navigation";
import type { z } from "zod";
import type { FormState } from "@/components/ui/form-state.ts";
import { fromOwnPage } from "@/lib/auth/request-origin.ts";
import { env } from "@/lib/core/env.ts";
import { AppError } from "@/lib/core/errors.ts";
import { unkeepableFields, withoutZero } from "@/lib/core/unkeepable.ts";
import { log } from "./wiring.ts";

const SECRET = /password|token|secret|privatekey/i;

/**
 * What every form goes through: it comes from a page of our own, it has exactly the fields that `schema` names, and what
 * goes wrong is said beside the field, or under the form with the next step first. `work` gets what was typed as well, secrets
 * left out, to give it back where it finds something wrong.
 */
export async function answerForm<Input>(
  schema: z.ZodType<Input>,
  form: FormData,
  work: (input: Input, typed: Readonly<Record<string, string>>) => Promise<FormState>,
): Promise<FormState> {
  const sent = Object.fromEntries(
    [...form].flatMap(([name, value]) =>
      typeof value === "string" && !name.startsWith("$ACTION") ? [[name, value]] : [],
    ),
  );
  const typed = Object.fromEntries(
    Object.entries(sent).flatMap(([name, text]) => (SECRET.test(name) ? [] : [[name, withoutZero(text)]])),
  );
  const wrong = (message: string | null, fields: Record<string, string> = {}): FormState => ({
    status: "wrong",
    fields,
    message,
    typed,
  });
  if (!fromOwnPage(await headers(), env().APP_URL)) {
    return wrong(
      `Open ${env().APP_URL} and try again there. This request did not come from a page of Assay.`,
    );
  }
  const unkept = unkeepableFields(sent);
  if (Object.keys(unkept).length > 0) return wrong(null, unkept);
  const parsed = schema.safeParse(sent);
  if (!parsed.success) {
    const fields = Object.fromEntries(
      parsed.error.issues.toReversed().map((issue) => [String(issue.path[0] ?? ""), issue.message]),
    );
    return wrong(fields[""] ?? null, fields);
  }
  try {
    return await work(parsed.data, typed);
  } catch (error) {
    unstable_rethrow(error);
    if (error instanceof AppError && error.code !== "bug")
      return wrong([error.fix, error.message].filter(Boolean).join(" "));
    log().error({ err: error instanceof Error ? error : new Error(String(error)) }, "form failed");
    return wrong("Try again in a moment. Something went wrong on the server and nothing was changed.");
  }
}

import "server-only";
import { z } from "zod";
import type { ImportState } from "@/components/ui/import-state.ts";
import { answerForm } from "./form-answer.ts";

const Import = z.strictObject({
  csv: z
    .string()
    .min(1, "Choose a file, or paste its lines.")
    .max(4_500_000, "Bring it in parts: it is larger than 4 MB."),
  step: z.enum(["preview", "keep"]).default("preview"),
});

/** Answers an import as `answerForm` answers a form: from our own page, by somebody who may, with what is wrong in words. */
export async function answerImport(
  form: FormData,
  work: (csv: string, isKept: boolean) => Promise<ImportState>,
): Promise<ImportState> {
  const answer: { state: ImportState } = { state: { status: "idle" } };
  const told = await answerForm(Import, form, async ({ csv, step }) => {
    answer.state = await work(csv, step === "keep");
    return { status: "done" };
  });
  if (told.status !== "wrong") return answer.state;
  const message = told.message ?? Object.values(told.fields)[0] ?? "Try again.";
  return { status: "wrong", message, csv: told.typed["csv"] ?? "" };
}

import { z } from "zod";
import { describeText, type TextDescription } from "@/lib/core/describe-text.ts";
import { plainText } from "./plain-text.ts";

/** What is kept of a description: how long it is and whether it says when the work is done. Its text is not. */
const Fact = z.object({ words: z.number().int().nonnegative(), hasCriteria: z.boolean() });

/** The description of an issue as it is kept; null where it has none, undefined where it was not asked for. */
export function condenseDescription(value: unknown): TextDescription | null | undefined {
  if (value === undefined || value === null) return value;
  const kept = Fact.safeParse(value);
  return kept.success ? kept.data : describeText(plainText(value));
}

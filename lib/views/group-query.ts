import { z } from "zod";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { oneValue } from "./one-value.ts";

const Asked = z.object({
  path: z.preprocess(oneValue, z.string().min(1).max(4_000).nullable().catch(null)).default(null),
  class: z.preprocess(oneValue, z.enum(LEDGER_CLASSES).nullable().catch(null)).default(null),
});

/** Which lines of a change its address means: those of a file, as they were computed. What cannot be read means none. */
export type GroupQuery = z.infer<typeof Asked>;
export const readGroupQuery = (asked: Readonly<Record<string, string | string[] | undefined>>): GroupQuery =>
  Asked.parse(asked);

import { z } from "zod";
import { oneValue } from "./one-value.ts";

/** An address holds no more. */
export const MOST_RULE_TEXT = 4_000;
const text = z
  .preprocess(oneValue, z.string().max(MOST_RULE_TEXT).nullable().catch(null))
  .transform((written) => written?.replaceAll("\r", "") ?? null)
  .default(null);
const Asked = z.object({
  exclude: text,
  reclassify: text,
  accounts: text,
  families: text,
  /** A version to look at, where nothing is written. */
  version: z.preprocess(oneValue, z.coerce.number().int().min(1).nullable().catch(null)).default(null),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(100_000).catch(1)).default(1),
});

/** Which rules an address asks to try, as people write them; null where it asks for none. What cannot be read is left out. */
export type RulesQuery = z.output<typeof Asked>;
export const readRulesQuery = (asked: Readonly<Record<string, string | string[] | undefined>>): RulesQuery =>
  Asked.parse(asked);

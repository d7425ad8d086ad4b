import { z } from "zod";
import { COMPOSITION_CLASSES } from "@/lib/model/composition-class.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { oneValue } from "./one-value.ts";

export const PAGE_ROWS = 50;

const Asked = z.object({
  class: z.preprocess(oneValue, z.enum(LEDGER_CLASSES).nullable().catch(null)).default(null),
  composition: z.preprocess(oneValue, z.enum(COMPOSITION_CLASSES).nullable().catch(null)).default(null),
  service: z.preprocess(oneValue, z.string().trim().min(1).max(400).nullable().catch(null)).default(null),
  q: z.preprocess(oneValue, z.string().trim().max(200).catch("")).default(""),
  sort: z.preprocess(oneValue, z.enum(["of", "over", "merged_at", "title"]).catch("of")).default("of"),
  dir: z.preprocess(oneValue, z.enum(["down", "up"]).catch("down")).default("down"),
  page: z.preprocess(oneValue, z.coerce.number().int().min(1).max(100_000).catch(1)).default(1),
});

/** What a list of changes is asked for in its address. What cannot be read is left out, never an error. */
export type ListQuery = z.infer<typeof Asked>;
export const readListQuery = (asked: Readonly<Record<string, string | string[] | undefined>>): ListQuery =>
  Asked.parse(asked);

/** The address of the same list with some of it changed; defaults are left out, and any change but of the page starts over. */
export function listAddress(query: ListQuery, change: Partial<ListQuery>): Record<string, string> {
  const next = { ...query, page: 1, ...change };
  return {
    ...(next.class && { class: next.class }),
    ...(next.composition && { composition: next.composition }),
    ...(next.service && { service: next.service }),
    ...(next.q && { q: next.q }),
    ...(next.sort !== "of" && { sort: next.sort }),
    ...(next.dir !== "down" && { dir: next.dir }),
    ...(next.page > 1 && { page: String(next.page) }),
  };
}

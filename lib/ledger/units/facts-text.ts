import { z } from "zod";
import { canonicalJson } from "@/lib/core/hash.ts";
import type { ChangeFacts } from "./change-facts.ts";

const Facts: z.ZodType<ChangeFacts> = z.object({
  id: z.string(),
  repo: z.string(),
  number: z.number().nullable(),
  openedAt: z.number(),
  mergedAt: z.number(),
  base: z.string().nullable(),
  head: z.string().nullable(),
  part: z.object({ stem: z.string(), place: z.number(), of: z.number() }).nullable(),
  dependsOn: z.array(z.number()),
  items: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      level: z.number(),
      parent: z.object({ key: z.string(), level: z.number() }).nullable(),
      strength: z.number(),
    }),
  ),
  people: z.array(z.string()),
  lineage: z.array(
    z.object({
      to: z.string(),
      kind: z.enum(["revert", "reland", "duplicate"]),
      rule: z.string(),
      confidence: z.number(),
    }),
  ),
  filesStamp: z.string(),
});

/** Facts as they are kept beside a unit, with one spelling: equal facts, equal text. */
export const factsText = (facts: ChangeFacts): string => canonicalJson({ ...facts });

/** What `factsText` wrote. */
export const factsFrom = (text: string): ChangeFacts => Facts.parse(JSON.parse(text));

import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Client } from "./client.ts";

const Paged = z.looseObject({
  values: z.array(z.unknown()),
  isLast: z.boolean().optional(),
  total: z.number().optional(),
});
type AgilePage = { readonly values: readonly unknown[]; readonly next: number | null };

/**
 * One page of a list of boards or sprints. Null where there is none to be had: no boards in this Jira, none that may be seen, or
 * a board that has no sprints.
 */
export async function agileList(
  client: Client,
  path: string,
  query: Readonly<Record<string, string | number>> & { readonly startAt: number },
  what: string,
): Promise<AgilePage | null> {
  try {
    const answer = await client.get({ path, query, what, isAgile: true, most: 50 });
    const page = Paged.safeParse(answer.body);
    if (!page.success) {
      throw new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
        fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
      });
    }
    const { values, isLast, total } = page.data;
    const read = query.startAt + values.length;
    const isDone = values.length === 0 || isLast === true || (total !== undefined && read >= total);
    return { values, next: isDone ? null : read };
  } catch (error) {
    const kinds: readonly string[] = ["lost", "unsupported", "permission"];
    if (error instanceof SourceFailure && kinds.includes(error.kind)) return null;
    throw error;
  }
}

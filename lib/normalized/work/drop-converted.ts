import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

type Numbered = { readonly repo: string; readonly number: number };

/**
 * An issue that was made into a pull request lives on as that, under its number, and no list of issues tells of it any more:
 * as an issue it is gone. Looks among these numbers, of which either was just told; answers the keys that were marked.
 */
export async function dropConverted(
  tx: Tx,
  orgId: string,
  told: readonly Numbered[],
  now: Date,
): Promise<readonly string[]> {
  if (told.length === 0) return [];
  const found = await rows(
    tx,
    z.object({ key: z.string() }),
    // By names first and then pull request by pull request, never table against table: these are a page's, those are all.
    sql`UPDATE work_item w SET deleted_at = ${now}
        WHERE w.org_id = ${orgId} AND w.deleted_at IS NULL AND w.label = ANY(ARRAY(
            SELECT name || '#' || t.number
            FROM unnest(${told.map(({ repo }) => repo)}::text[], ${told.map(({ number }) => number)}::int[]) AS t(repo, number)
            JOIN host_repository h ON h.org_id = ${orgId} AND h.key = t.repo
            CROSS JOIN LATERAL unnest(h.full_name || h.earlier_names) AS name))
          AND EXISTS (
            SELECT FROM pull_request p
            WHERE p.org_id = w.org_id AND p.repo = w.project AND p.number = w.number OFFSET 0)
        RETURNING w.key`,
  );
  return found.map(({ key }) => key);
}

import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** The ISO weeks in which it was booked that these changes were closed, whatever has become of them since. */
export async function bookedWeeks(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ week: z.string() }),
    sql`SELECT DISTINCT to_char(booked_at AT TIME ZONE 'UTC', 'IYYY"-W"IW') AS week FROM ledger_entry
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${[...changes]}::text[])
          AND cause_id = change_id AND rule = ANY(${Object.values(CLOSED_RULES)}) ORDER BY week`,
  );
  return found.map(({ week }) => week);
}

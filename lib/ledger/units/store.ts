import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { UnitChangeRow, WorkUnitRow } from "./unit-rows.ts";

const at = (seconds: number): Date => new Date(seconds * 1000);

/** Keeps the units of an organisation for this transaction until it ends: one at a time writes them. */
export const holdUnits = (tx: Tx, orgId: string): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`units ${orgId}`}, 0))`);

const Kept = z.object({ repoId: z.uuid(), changeId: z.string(), facts: z.string() });

/** What every clustered change was made a unit's from. */
export const keptFacts = (tx: Tx, orgId: string): Promise<z.output<typeof Kept>[]> =>
  rows(
    tx,
    Kept,
    sql`SELECT repo_id AS "repoId", change_id AS "changeId", facts FROM unit_change WHERE org_id = ${orgId}`,
  );

/** Whether changes have been taken out from under a unit, as a repository that goes does. */
export async function hasTornUnits(tx: Tx, orgId: string): Promise<boolean> {
  const torn = await rows(
    tx,
    z.object({ id: z.string() }),
    sql`SELECT u.id FROM work_unit u
        LEFT JOIN (SELECT unit_id, count(*) AS n FROM unit_change WHERE org_id = ${orgId} GROUP BY 1) c ON c.unit_id = u.id
        WHERE u.org_id = ${orgId} AND u.changes <> coalesce(c.n, 0) LIMIT 1`,
  );
  return torn.length > 0;
}

/**
 * Writes the units of changes that were clustered again and takes out those of changes that are gone, and units that nothing is
 * left of. Equal rows are not touched. Answers how many were written or taken out.
 */
export async function replaceUnits(
  tx: Tx,
  orgId: string,
  units: readonly WorkUnitRow[],
  changes: readonly UnitChangeRow[],
  gone: readonly (readonly [repoId: string, changeId: string])[],
): Promise<number> {
  const left = await execute(
    tx,
    sql`DELETE FROM unit_change u
        USING unnest(${gone.map(([repoId]) => repoId)}::uuid[], ${gone.map(([, change]) => change)}::text[]) AS n(repo_id, change_id)
        WHERE u.org_id = ${orgId} AND u.repo_id = n.repo_id AND u.change_id = n.change_id`,
  );
  const members = "org_id repo_id change_id unit_id rule evidence strength links facts".split(" ");
  const placed = await bulkUpsert(
    tx,
    { table: "unit_change", columns: members, key: members.slice(0, 3) },
    changes.map(({ repoId, changeId, unitId, rule, evidence, strength, links, facts }) => [
      orgId,
      repoId,
      changeId,
      unitId,
      rule,
      evidence,
      strength,
      { json: links },
      facts,
    ]),
  );
  const columns = "org_id id opened_at first_merged_at last_merged_at changes".split(" ");
  const written = await bulkUpsert(
    tx,
    { table: "work_unit", columns, key: columns.slice(0, 2) },
    units.map(({ id, openedAt, firstMergedAt, lastMergedAt, changes: count }) => [
      orgId,
      id,
      at(openedAt),
      at(firstMergedAt),
      at(lastMergedAt),
      count,
    ]),
  );
  const empty = await execute(
    tx,
    sql`DELETE FROM work_unit u WHERE u.org_id = ${orgId} AND NOT EXISTS (
          SELECT 1 FROM unit_change c WHERE c.org_id = ${orgId} AND c.unit_id = u.id)`,
  );
  return left + placed + written + empty;
}

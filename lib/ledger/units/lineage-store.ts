import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { MECHANICAL } from "../points/effective-atoms.ts";

const Edge = z.object({
  repoId: z.uuid(),
  from: z.string(),
  to: z.string(),
  kind: z.enum(["revert", "reland", "duplicate"]),
  rule: z.string(),
  confidence: z.number(),
});

/** Which changes of an organisation revert, land again or copy which of the same repository. */
export const lineageEdges = (tx: Tx, orgId: string): Promise<z.output<typeof Edge>[]> =>
  rows(
    tx,
    Edge,
    sql`SELECT repo_id AS "repoId", from_id AS "from", to_id AS "to", kind, rule, confidence
        FROM ledger_edge WHERE org_id = ${orgId} AND kind IN ('revert', 'reland', 'duplicate') AND to_id <> ''`,
  );

const Stamp = z.object({ repoId: z.uuid(), changeId: z.string(), entries: z.number() });

/** How many entries each change has: lines that come to another class are booked, so equal counts mean equal files. */
export const entryCounts = (tx: Tx, orgId: string): Promise<z.output<typeof Stamp>[]> =>
  rows(
    tx,
    Stamp,
    sql`SELECT repo_id AS "repoId", change_id AS "changeId", count(*)::int AS entries
        FROM ledger_entry WHERE org_id = ${orgId} GROUP BY 1, 2`,
  );

const Files = z.object({ repoId: z.uuid(), changeId: z.string(), files: z.array(z.string()) });

/** The files of these changes that have lines which count as work, by what was said of them where somebody did. `changes` are `[repository, change]`. */
export const workFiles = (
  tx: Tx,
  orgId: string,
  changes: readonly (readonly [repoId: string, changeId: string])[],
): Promise<z.output<typeof Files>[]> =>
  rows(
    tx,
    Files,
    sql`SELECT a.repo_id AS "repoId", a.change_id AS "changeId", array_agg(DISTINCT a.path ORDER BY a.path) AS files
        FROM unnest(${changes.map(([repoId]) => repoId)}::uuid[], ${changes.map(([, change]) => change)}::text[]) AS n(repo_id, change_id)
        JOIN atom_group a ON a.org_id = ${orgId} AND a.repo_id = n.repo_id AND a.change_id = n.change_id
        WHERE coalesce(a.stated_class, a.class) <> ALL(${[...MECHANICAL, "excluded"]}) GROUP BY 1, 2`,
  );

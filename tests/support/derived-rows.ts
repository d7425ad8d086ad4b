import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { identifier, rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** What an analysis left of one repository, table by table, in no order of ours and without ids of ours. */
export type DerivedRows = ReadonlyMap<string, readonly string[]>;

/**
 * Not computed from the history: what stands for the repository, the diary of its reads, what people said, and how often numbers
 * changed. Units, complexity, points and the surface are asked for after a reading, and have tests of their own.
 */
const OURS = [
  "team",
  "sync_run",
  "correction",
  "replay_part",
  "number_version",
  "point_book",
  "unit_change",
  "change_points",
  "point_cell",
  "blob_structure",
  "change_elements",
  "surface_file",
  "surface_event",
  "surface_unit",
];
const Text = z.object({ text: z.string() });

/** Every table that knows repositories, from the catalogue, so that a new one cannot be forgotten. */
export function derivedRows(db: Db, { orgId, repoId }: RepoScope): Promise<DerivedRows> {
  return withOrg(db, orgId, async (tx) => {
    const tables = await rows(
      tx,
      z.object({ name: z.string() }),
      sql`SELECT table_name AS name FROM information_schema.columns
          WHERE table_schema = 'public' AND column_name = 'repo_id' AND table_name <> ALL(${OURS}) ORDER BY 1`,
    );
    const found = new Map<string, string[]>();
    for (const { name } of tables) {
      // The books are equal where every change stands the same by class, cause, time and rule.
      const query =
        name === "ledger_entry"
          ? sql`SELECT jsonb_build_array(change_id, class, cause_id, booked_at, rule, sum(atoms))::text AS text
                FROM ledger_entry WHERE org_id = ${orgId} AND repo_id = ${repoId}
                GROUP BY change_id, class, cause_id, booked_at, rule HAVING sum(atoms) <> 0`
          : sql`SELECT ((to_jsonb(t) - '{org_id,repo_id,team_id}'::text[]) || CASE WHEN to_jsonb(t) ? 'author_identity'
                  THEN jsonb_build_object('author_identity',
                    (SELECT email FROM git_identity i WHERE i.id::text = to_jsonb(t) ->> 'author_identity'))
                  ELSE '{}' END)::text AS text
                FROM ${identifier(name)} t WHERE org_id = ${orgId} AND repo_id = ${repoId}`;
      found.set(name, (await rows(tx, Text, query)).map(({ text }) => text).toSorted());
    }
    return found;
  });
}

/** The first rows in which two analyses differ; none where they left the same. */
export function differences(left: DerivedRows, right: DerivedRows, most = 4): string[] {
  const found: string[] = [];
  for (const name of new Set([...left.keys(), ...right.keys()])) {
    const [one, other] = [left.get(name) ?? [], right.get(name) ?? []];
    const only = (mark: string, these: readonly string[], those: readonly string[]) => {
      const held = new Set(those);
      return these.filter((row) => !held.has(row)).map((row) => `${name} ${mark} ${row}`);
    };
    const [gone, come] = [only("-", one, other), only("+", other, one)];
    if (one.length !== other.length) found.push(`${name}: ${one.length} rows, then ${other.length}`);
    found.push(...gone.slice(0, most), ...come.slice(0, most));
  }
  return found;
}

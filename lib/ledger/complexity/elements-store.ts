import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { MECHANICAL } from "../points/effective-atoms.ts";
import { type ChangeElements, changeElementsShape } from "./change-elements-shape.ts";
import type { HistoryFile } from "./history-change.ts";
import { pack, unpack } from "./packed.ts";
import { packHistory } from "./packed-history.ts";

/** What a person or a rule said of lines counts, where somebody did. */
const STATED = sql`coalesce(stated_class, class)`;

const CARRIES_NOTHING = sql`((${STATED} = ANY(${[...MECHANICAL, "excluded"]}) AND NOT (${STATED} = 'cosmetic' AND rule = 'bulk-edit'))
  OR (${STATED} = 'abandoned' AND rule = ${CLOSED_RULES.mechanical}))`;

/** Of everything in the ledger that a change's elements are made from. How old its lines grow, and what becomes of them, is not in it. */
const STAMPS = ({ orgId, repoId }: RepoScope, changes: readonly string[]) => sql`
  SELECT change_id, md5(string_agg(concat_ws(' ', path, service, added, removed, spans), chr(10) ORDER BY path)) AS stamp FROM (
    SELECT change_id, path, max(service) AS service, sum(added) FILTER (WHERE NOT ${CARRIES_NOTHING}) AS added,
      sum(removed) FILTER (WHERE NOT ${CARRIES_NOTHING} AND ${STATED} <> 'non_surviving') AS removed,
      string_agg(spans::text, ' ' ORDER BY position) FILTER (WHERE ${CARRIES_NOTHING} OR ${STATED} = 'non_surviving') AS spans
    FROM atom_group WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${[...changes]})
    GROUP BY change_id, path
  ) counted GROUP BY change_id`;

const Due = z.object({
  id: z.string(),
  merge_sha: z.string(),
  base_sha: z.string().nullable(),
  stamp: z.string().nullable(),
});

/** A change whose elements are not known, or were made from what no longer holds. */
export type DueChange = {
  readonly id: string;
  readonly mergeSha: string;
  readonly baseSha: string | null;
  readonly stamp: string;
};

/** Changes without elements, those that landed last first. */
export async function dueChanges(tx: Tx, scope: RepoScope, most: number): Promise<DueChange[]> {
  const { orgId, repoId } = scope;
  const due = await rows(
    tx,
    Due.omit({ stamp: true }),
    sql`SELECT c.id, c.merge_sha, c.base_sha FROM change c
        WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND NOT EXISTS (
          SELECT 1 FROM change_elements e WHERE e.org_id = c.org_id AND e.repo_id = c.repo_id AND e.change_id = c.id
            AND e.history IS NOT NULL)
        ORDER BY c.merged_at DESC, c.position DESC LIMIT ${most}`,
  );
  const stamps = await stampsOf(
    tx,
    scope,
    due.map(({ id }) => id),
  );
  return due.map(({ id, merge_sha, base_sha }) => ({
    id,
    mergeSha: merge_sha,
    baseSha: base_sha,
    stamp: stamps.get(id) ?? "",
  }));
}

async function stampsOf(tx: Tx, scope: RepoScope, changes: readonly string[]): Promise<Map<string, string>> {
  const found = await rows(
    tx,
    z.object({ change_id: z.string(), stamp: z.string() }),
    STAMPS(scope, changes),
  );
  return new Map(found.map(({ change_id, stamp }) => [change_id, stamp]));
}

/** Forgets the elements of those of these changes whose lines count otherwise than when they were made. */
export async function dropStaleElements(
  tx: Tx,
  scope: RepoScope,
  changes: readonly string[],
): Promise<string[]> {
  const { orgId, repoId } = scope;
  const gone = await rows(
    tx,
    z.object({ change_id: z.string() }),
    sql`WITH now AS (${STAMPS(scope, changes)})
        DELETE FROM change_elements e USING unnest(${[...changes]}::text[]) t (id)
        WHERE e.org_id = ${orgId} AND e.repo_id = ${repoId} AND e.change_id = t.id
          AND e.stamp <> coalesce((SELECT stamp FROM now WHERE change_id = t.id), '')
        RETURNING e.change_id`,
  );
  return gone.map(({ change_id }) => change_id);
}

const Group = z.object({
  change_id: z.string(),
  path: z.string(),
  class: z.enum(LEDGER_CLASSES).or(z.literal("excluded")),
  rule: z.string(),
  added: z.number(),
  removed: z.number(),
  service: z.string().nullable(),
  spans: z.array(z.number()).nullable(),
});
/** Lines of one class in one file of a change, as the ledger has them. */
export type CountedGroup = z.output<typeof Group>;

/** The groups of changes, by change. */
export async function groupsOf(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<Map<string, CountedGroup[]>> {
  const found = await rows(
    tx,
    Group,
    sql`SELECT change_id, path, ${STATED} AS class, rule, added, removed, service, spans FROM atom_group
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${[...changes]})
        ORDER BY change_id, position`,
  );
  const groups = new Map<string, CountedGroup[]>(changes.map((id) => [id, []]));
  for (const group of found) groups.get(group.change_id)?.push(group);
  return groups;
}

export type ElementsRow = {
  readonly change: string;
  readonly stamp: string;
  readonly elements: ChangeElements;
  readonly history: readonly HistoryFile[];
  /** Hand-written files with lines that count, and of how many of them a parser read the structure. */
  readonly files: number;
  readonly measured: number;
};

/** Keeps what changes did. */
export const keepElements = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  made: readonly ElementsRow[],
): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "change_elements",
      columns: ["org_id", "repo_id", "change_id", "stamp", "capped", "files", "measured", "bytes", "history"],
      key: ["org_id", "repo_id", "change_id"],
    },
    made.map(({ change, stamp, elements, history, files, measured }) => [
      orgId,
      repoId,
      change,
      stamp,
      elements.capped,
      files,
      measured,
      pack(elements),
      packHistory(history),
    ]),
  );

/** What is known of changes of one repository, by change. */
export async function readElements(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<Map<string, ChangeElements>> {
  const found = await rows(
    tx,
    z.object({ change_id: z.string(), bytes: z.instanceof(Uint8Array) }),
    sql`SELECT change_id, bytes FROM change_elements
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${[...changes]})`,
  );
  return new Map(found.map(({ change_id, bytes }) => [change_id, changeElementsShape.parse(unpack(bytes))]));
}

import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { KnownScore } from "./due-units.ts";
import type { HistoryChange } from "./history-change.ts";
import { unpackHistory } from "./packed-history.ts";

const Member = z.object({
  unitId: z.string(),
  openedAt: z.number(),
  repoId: z.uuid(),
  changeId: z.string(),
  number: z.number().nullable(),
  stamp: z.string().nullable(),
  isCapped: z.boolean(),
  isByPattern: z.boolean(),
  people: z.array(z.string()),
});

/** Every change of every unit, those units first that were delivered last, each unit's changes in one order. Times in seconds. */
export const unitMembers = (tx: Tx, orgId: string): Promise<z.output<typeof Member>[]> =>
  rows(
    tx,
    Member,
    sql`SELECT m.unit_id AS "unitId", extract(epoch FROM u.opened_at)::float8 AS "openedAt", m.repo_id AS "repoId",
          m.change_id AS "changeId", c.number, CASE WHEN e.history IS NOT NULL THEN e.stamp END AS stamp,
          coalesce(e.capped, false) AS "isCapped", coalesce(e.measured < e.files, false) AS "isByPattern",
          m.facts::jsonb -> 'people' AS people
        FROM work_unit u
        JOIN unit_change m ON m.org_id = u.org_id AND m.unit_id = u.id
        LEFT JOIN change c ON c.org_id = m.org_id AND c.repo_id = m.repo_id AND c.id = m.change_id
        LEFT JOIN change_elements e ON e.org_id = m.org_id AND e.repo_id = m.repo_id AND e.change_id = m.change_id
        WHERE u.org_id = ${orgId} ORDER BY u.last_merged_at DESC, u.id DESC, m.repo_id, m.change_id`,
  );

const Unmeasured = z.object({ repoId: z.uuid(), at: z.number() });

/** When the first change landed that is not measured yet, in seconds, for each repository that has one. */
export const firstUnmeasured = async (tx: Tx, orgId: string): Promise<Map<string, number>> => {
  const found = await rows(
    tx,
    Unmeasured,
    sql`SELECT c.repo_id AS "repoId", extract(epoch FROM min(c.merged_at))::float8 AS at FROM change c
        LEFT JOIN change_elements e ON e.org_id = c.org_id AND e.repo_id = c.repo_id AND e.change_id = c.id
        WHERE c.org_id = ${orgId} AND c.kind <> 'closed' AND e.history IS NULL GROUP BY 1`,
  );
  return new Map(found.map(({ repoId, at }) => [repoId, at]));
};

const Known = z.object({ unitId: z.string(), inputs: z.string(), sawHistory: z.boolean() });

/** Of what every score was made, by unit. */
export const knownScores = async (tx: Tx, orgId: string): Promise<Map<string, KnownScore>> => {
  const found = await rows(
    tx,
    Known,
    sql`SELECT unit_id AS "unitId", inputs, NOT 'history' = ANY(gaps) AS "sawHistory" FROM unit_score WHERE org_id = ${orgId}`,
  );
  return new Map(found.map(({ unitId, inputs, sawHistory }) => [unitId, { inputs, sawHistory }]));
};

const Landed = z.object({ repoId: z.uuid(), changeId: z.string(), at: z.number() });
/** A change that landed, and when, in seconds. */
export type LandedChange = z.output<typeof Landed>;

/** The measured changes of these repositories that landed before an instant (seconds), as they landed. */
export const landedBefore = (
  tx: Tx,
  orgId: string,
  repos: readonly string[],
  before: number,
): Promise<LandedChange[]> =>
  rows(
    tx,
    Landed,
    sql`SELECT c.repo_id AS "repoId", c.id AS "changeId", extract(epoch FROM c.merged_at)::float8 AS at
        FROM change c JOIN change_elements e ON e.org_id = c.org_id AND e.repo_id = c.repo_id AND e.change_id = c.id
        WHERE c.org_id = ${orgId} AND c.repo_id = ANY(${[...repos]}::uuid[]) AND c.kind <> 'closed' AND e.history IS NOT NULL
          AND c.merged_at < to_timestamp(${before})
        ORDER BY c.merged_at, c.repo_id, c.position, c.id`,
  );

/** What these changes did, as later units ask about it, in the same order. */
export async function readHistory(
  tx: Tx,
  orgId: string,
  changes: readonly LandedChange[],
): Promise<HistoryChange[]> {
  const found = await rows(
    tx,
    z.object({ place: z.number(), history: z.instanceof(Uint8Array) }),
    sql`SELECT t.place::int AS place, e.history
        FROM unnest(${changes.map(({ repoId }) => repoId)}::uuid[], ${changes.map(({ changeId }) => changeId)}::text[])
          WITH ORDINALITY t (repo_id, change_id, place)
        JOIN change_elements e ON e.org_id = ${orgId} AND e.repo_id = t.repo_id AND e.change_id = t.change_id
        WHERE e.history IS NOT NULL ORDER BY t.place`,
  );
  return found.flatMap(({ place, history }) => {
    const change = changes[place - 1];
    return change === undefined
      ? []
      : [{ repository: change.repoId, at: change.at, files: unpackHistory(history) }];
  });
}

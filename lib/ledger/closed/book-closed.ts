import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { LedgerEntry } from "@/lib/model/ledger.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const RULES = Object.values(CLOSED_RULES);

/**
 * Books that changes were closed without landing: what is booked already is not booked again, and what holds no more (reopened,
 * landed after all) is taken back by further entries. `entries` are all that hold for `changes`. Answers how many were booked.
 */
export const bookClosed = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
  entries: readonly LedgerEntry[],
): Promise<number> =>
  execute(
    tx,
    sql`
      WITH wanted AS (
        SELECT * FROM unnest(${entries.map(({ change }) => change)}::text[], ${entries.map(({ class: name }) => name)}::text[],
          ${entries.map(({ atoms }) => atoms)}::int[], ${entries.map(({ cause }) => cause)}::text[],
          ${entries.map(({ bookedAt }) => bookedAt)}::float8[], ${entries.map(({ rule }) => rule)}::text[],
          ${entries.map(({ confidence }) => confidence)}::real[]) AS w (change_id, class, atoms, cause_id, at, rule, confidence)
      ), difference AS (
        SELECT change_id, class, atoms, cause_id, to_timestamp(at) AS booked_at, rule, confidence FROM wanted
        UNION ALL
        SELECT e.change_id, e.class, -e.atoms, e.cause_id, e.booked_at, e.rule, e.confidence FROM ledger_entry e
        WHERE e.org_id = ${orgId} AND e.repo_id = ${repoId} AND e.change_id = ANY(${[...changes]}::text[]) AND e.rule = ANY(${RULES})
      )
      INSERT INTO ledger_entry (org_id, repo_id, change_id, class, atoms, cause_id, booked_at, rule, confidence)
      SELECT ${orgId}, ${repoId}, change_id, class, sum(atoms), cause_id, booked_at, rule, max(confidence)
      FROM difference GROUP BY change_id, class, cause_id, booked_at, rule HAVING sum(atoms) <> 0
      ORDER BY booked_at, change_id, class`,
  );

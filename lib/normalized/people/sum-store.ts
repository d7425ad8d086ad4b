import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";

/**
 * Counts identities by state, and what was done under them: commits, pull requests, reviews, comments and steps of work items.
 * Sums by state only: nobody's own count is kept or shown. Written where it differs.
 */
export const refreshSums = (tx: Tx, orgId: string, now: Date): Promise<number> =>
  execute(
    tx,
    sql`WITH did AS (
          SELECT author AS key, count(*) AS n FROM pull_request WHERE org_id = ${orgId} GROUP BY 1
          UNION ALL SELECT author, count(*) FROM review WHERE org_id = ${orgId} GROUP BY 1
          UNION ALL SELECT author, count(*) FROM host_comment WHERE org_id = ${orgId} GROUP BY 1
          UNION ALL SELECT author, count(*) FROM work_item_step WHERE org_id = ${orgId} GROUP BY 1
          UNION ALL SELECT 'git/' || g.email, count(*) FROM change_commit c
            JOIN git_identity g ON g.org_id = c.org_id AND g.id = c.author_identity
            WHERE c.org_id = ${orgId} GROUP BY 1
        ), by_key AS (SELECT key, sum(n) AS n FROM did WHERE key IS NOT NULL GROUP BY key),
        by_state AS (
          SELECT coalesce(i.state, 'unmatched') AS state, count(i.key) AS identities, coalesce(sum(b.n), 0) AS activities
          FROM (SELECT key, state FROM identity WHERE org_id = ${orgId}) i FULL JOIN by_key b ON b.key = i.key
          GROUP BY 1
        )
        INSERT INTO identity_sum AS s (org_id, state, identities, activities, as_of)
        SELECT ${orgId}, k.state, coalesce(b.identities, 0), coalesce(b.activities, 0), ${now}
        FROM unnest(ARRAY['matched', 'suggested', 'unmatched', 'machine']) AS k(state) LEFT JOIN by_state b ON b.state = k.state
        ON CONFLICT (org_id, state) DO UPDATE
          SET identities = excluded.identities, activities = excluded.activities, as_of = excluded.as_of
          WHERE (s.identities, s.activities) IS DISTINCT FROM (excluded.identities, excluded.activities)`,
  );

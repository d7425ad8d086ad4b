import type { Tx } from "@/lib/core/db.ts";
import { sql } from "@/lib/core/sql.ts";
import { EXCLUDED, SAID_BY, SAID_RULES } from "@/lib/model/correction.ts";
import { changed } from "./changed.ts";
import { type Asked, inScope, isAsked } from "./said.ts";

/**
 * Books what people said of groups of atoms: for each a pair of entries that takes them out of one class and puts them into
 * another, so that the sum stays, or where they are left out the first alone. What is booked already is not booked again; what
 * holds no more is taken back by further entries. Answers the changes whose books this moved.
 */
export const bookSaid = (tx: Tx, asked: Asked): Promise<string[]> =>
  changed(
    tx,
    sql`
      WITH moved AS (
        SELECT g.change_id, g.class, g.stated_class, sum(g.added + g.removed)::int AS atoms, g.stated_by, g.stated_at,
          CASE WHEN g.stated_class = ${EXCLUDED} THEN ${EXCLUDED}
            WHEN starts_with(g.stated_by, ${SAID_BY.correction}) THEN 'correction' ELSE 'reclassified' END AS rule
        FROM atom_group g
        WHERE ${inScope(asked, sql`g`)} AND ${isAsked(asked, sql`g.change_id`)} AND g.stated_class IS NOT NULL
        GROUP BY g.change_id, g.class, g.stated_class, g.stated_by, g.stated_at
      ), difference AS (
        SELECT change_id, class, -atoms AS atoms, stated_by AS cause_id, stated_at AS booked_at, rule FROM moved
        UNION ALL
        SELECT change_id, stated_class, atoms, stated_by, stated_at, rule FROM moved WHERE stated_class <> ${EXCLUDED}
        UNION ALL
        SELECT e.change_id, e.class, -e.atoms, e.cause_id, e.booked_at, e.rule FROM ledger_entry e
        WHERE ${inScope(asked, sql`e`)} AND ${isAsked(asked, sql`e.change_id`)} AND e.rule = ANY(${SAID_RULES})
      )
      INSERT INTO ledger_entry (org_id, repo_id, change_id, class, atoms, cause_id, booked_at, rule, confidence)
      SELECT ${asked.orgId}, ${asked.repoId}, change_id, class, sum(atoms), cause_id, booked_at, rule, 1
      FROM difference GROUP BY change_id, class, cause_id, booked_at, rule HAVING sum(atoms) <> 0
      ORDER BY booked_at, change_id, cause_id, class
      RETURNING change_id`,
  );

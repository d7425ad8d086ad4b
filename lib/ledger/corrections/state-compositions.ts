import type { Tx } from "@/lib/core/db.ts";
import { ruledCompositions } from "@/lib/core/ruled-composition.ts";
import { sql } from "@/lib/core/sql.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import { changed } from "./changed.ts";
import { type Asked, inScope, isAsked, standing } from "./said.ts";

/**
 * Writes beside each composition the class that counts by what people said, where that is another than was computed: the newest
 * correction, else what the rules say of the accounts behind the change. Answers the changes that this moved.
 */
export const stateCompositions = (tx: Tx, asked: Asked, { accounts }: OrganisationRules): Promise<string[]> =>
  changed(
    tx,
    sql`
      WITH said AS (
        SELECT DISTINCT ON (k.change_id) k.change_id, k.to_class, k.said_by FROM (${standing(asked, "composition")}) k
        ORDER BY k.change_id, k.at DESC, k.id DESC
      ), ruled AS (${ruledCompositions(
        accounts,
        sql`${inScope(asked, sql`c`)} AND ${isAsked(asked, sql`c.id`)}`,
      )}
      ), wanted AS (
        SELECT p.change_id, coalesce(s.to_class, r.to_class) AS to_class, coalesce(s.said_by, r.said_by) AS said_by,
          coalesce(s.to_class, r.to_class) IS DISTINCT FROM p.class AND coalesce(s.to_class, r.to_class) IS NOT NULL AS moves
        FROM composition p LEFT JOIN said s ON s.change_id = p.change_id LEFT JOIN ruled r ON r.change_id = p.change_id
        WHERE ${inScope(asked, sql`p`)} AND ${isAsked(asked, sql`p.change_id`)}
          AND (s.change_id IS NOT NULL OR r.change_id IS NOT NULL OR p.stated_class IS NOT NULL)
      )
      UPDATE composition p SET stated_class = CASE WHEN w.moves THEN w.to_class END,
        stated_by = CASE WHEN w.moves THEN w.said_by END
      FROM wanted w
      WHERE ${inScope(asked, sql`p`)} AND p.change_id = w.change_id
        AND (p.stated_class, p.stated_by) IS DISTINCT FROM
          (CASE WHEN w.moves THEN w.to_class END, CASE WHEN w.moves THEN w.said_by END)
      RETURNING p.change_id`,
  );

import type { Tx } from "@/lib/core/db.ts";
import { classRules, ruledColumns, ruledPlace } from "@/lib/core/ruled-class.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import type { OrganisationRules } from "@/lib/model/organisation-rules.ts";
import { changed } from "./changed.ts";
import { type Asked, inScope, isAsked, standing } from "./said.ts";

/**
 * Writes beside each group of atoms the class under which it counts by what people said, where that is another than was computed:
 * the newest correction that means it, else the first rule. Writes what differs and nothing else.
 */
export async function stateGroups(tx: Tx, asked: Asked, rules: OrganisationRules): Promise<void> {
  const list = classRules(rules);
  const ruled = ruledColumns(list, sql`n`);
  // Materialized: the patterns are matched once a group, however often the place of the rule is asked for.
  await execute(
    tx,
    sql`
      WITH said AS (
        SELECT DISTINCT ON (g.change_id, g.position) g.change_id, g.position, k.to_class, k.said_by, k.said_at
        FROM (${standing(asked, "class")}) k
        JOIN atom_group g ON ${inScope(asked, sql`g`)} AND g.change_id = k.change_id AND g.class = k.from_class
          AND (k.path IS NULL OR k.path = g.path)
        ORDER BY g.change_id, g.position, k.at DESC, k.id DESC
      ), found AS MATERIALIZED (
        SELECT g.change_id, g.position, g.class, g.stated_class, g.stated_by, g.stated_at,
          s.to_class, s.said_by, s.said_at, ${ruledPlace(list)} AS n
        FROM atom_group g
        JOIN change c ON c.org_id = g.org_id AND c.repo_id = g.repo_id AND c.id = g.change_id
        LEFT JOIN said s ON s.change_id = g.change_id AND s.position = g.position
        WHERE ${inScope(asked, sql`g`)} AND ${isAsked(asked, sql`g.change_id`)}
      ), wanted AS (
        SELECT change_id, position, class, stated_class, stated_by, stated_at,
          coalesce(to_class, ${ruled.toClass}) AS to_class, coalesce(said_by, ${ruled.saidBy}) AS said_by,
          coalesce(said_at, ${ruled.saidAt}) AS said_at
        FROM found WHERE to_class IS NOT NULL OR n IS NOT NULL OR stated_class IS NOT NULL
      ), moved AS (
        SELECT *, to_class IS DISTINCT FROM class AND to_class IS NOT NULL AS moves FROM wanted
      )
      UPDATE atom_group g SET stated_class = CASE WHEN m.moves THEN m.to_class END,
        stated_by = CASE WHEN m.moves THEN m.said_by END, stated_at = CASE WHEN m.moves THEN m.said_at END
      FROM moved m
      WHERE ${inScope(asked, sql`g`)} AND g.change_id = m.change_id AND g.position = m.position
        AND (m.stated_class, m.stated_by, m.stated_at) IS DISTINCT FROM
          (CASE WHEN m.moves THEN m.to_class END, CASE WHEN m.moves THEN m.said_by END, CASE WHEN m.moves THEN m.said_at END)`,
  );
}

/** Marks the changes of which nothing is left in the figures; answers those that were not so before, or are so no more. */
export const markExcluded = (tx: Tx, asked: Asked, rules: OrganisationRules): Promise<string[]> => {
  const isWhole = rules.exclude.some(
    ({ path, repo }) => path === "**" && (repo === null || repo === asked.repoId),
  );
  return changed(
    tx,
    sql`
      WITH left_out AS (
        SELECT g.change_id, sum(g.added + g.removed) AS atoms FROM atom_group g
        WHERE ${inScope(asked, sql`g`)} AND ${isAsked(asked, sql`g.change_id`)} AND g.stated_class = ${EXCLUDED}
        GROUP BY g.change_id
      )
      UPDATE change c SET excluded = NOT c.excluded
      FROM change d LEFT JOIN left_out l ON l.change_id = d.id
      WHERE ${inScope(asked, sql`c`)} AND ${inScope(asked, sql`d`)} AND d.id = c.id AND ${isAsked(asked, sql`c.id`)}
        AND c.excluded <> (CASE WHEN d.gross > 0 THEN coalesce(l.atoms, 0) = d.gross ELSE ${isWhole}::boolean END)
      RETURNING c.id AS change_id`,
  );
};

import { bulkAppend } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { LifeRow } from "./rows.ts";

const COLUMNS = ["org_id", "repo_id", "change_id", "composition", "born", "born_at", "days", "deaths"];

/**
 * Adds what became of lines since the last run to what is stored. A death that was undone leaves nothing, as if the lines had
 * never been gone.
 */
export async function addLives(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  lives: Iterable<LifeRow>,
): Promise<void> {
  await tx.query("CREATE TEMP TABLE new_survival (LIKE survival) ON COMMIT DROP");
  await bulkAppend(
    tx,
    { table: "new_survival", columns: COLUMNS },
    map(lives, ({ change, composition, born, bornAt, deaths }) => {
      const days = [...deaths].filter(([, lines]) => lines !== 0).toSorted(([a], [b]) => a - b);
      return [
        orgId,
        repoId,
        change,
        composition,
        born,
        new Date(bornAt * 1000),
        days.map(([day]) => day),
        days.map(([, lines]) => lines),
      ];
    }),
  );
  await tx.query(
    `INSERT INTO survival AS s (${[...COLUMNS, "team_id"].join(", ")})
     SELECT ${COLUMNS.map((name) => `n.${name}`).join(", ")}, c.team_id FROM new_survival n
     LEFT JOIN change c ON c.org_id = n.org_id AND c.repo_id = n.repo_id AND c.id = n.change_id
     WHERE n.born <> 0 OR n.days <> '{}'
     ON CONFLICT (org_id, repo_id, change_id) DO UPDATE SET born = s.born + excluded.born, (days, deaths) = (
       SELECT coalesce(array_agg(day ORDER BY day), '{}'), coalesce(array_agg(lines ORDER BY day), '{}') FROM (
         SELECT day, sum(n)::int AS lines FROM (
           SELECT * FROM unnest(s.days, s.deaths) UNION ALL SELECT * FROM unnest(excluded.days, excluded.deaths)
         ) told (day, n) GROUP BY day HAVING sum(n) <> 0
       ) summed)`,
  );
  await tx.query("DROP TABLE new_survival");
}

function* map<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}

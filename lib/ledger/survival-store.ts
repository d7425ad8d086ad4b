import { bulkAppend } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { BornRow, DeathRow } from "./rows.ts";

const BORN = ["change_id", "composition", "born", "born_at", "censor_day"];

/**
 * Adds lines that were born and lines that died since the last run to what is stored; counts may be negative, where a
 * removal was undone.
 */
export async function addLives(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  born: Iterable<BornRow>,
  deaths: Iterable<DeathRow>,
): Promise<void> {
  await tx.query("CREATE TEMP TABLE new_born (LIKE survival_born) ON COMMIT DROP");
  await tx.query("CREATE TEMP TABLE new_death (LIKE survival_death) ON COMMIT DROP");
  const scoped = (columns: readonly string[]) => ["org_id", "repo_id", ...columns];
  await bulkAppend(
    tx,
    { table: "new_born", columns: scoped(BORN) },
    map(born, (row) => [
      orgId,
      repoId,
      row.change,
      row.composition,
      row.born,
      new Date(row.bornAt * 1000),
      row.censorDay,
    ]),
  );
  await bulkAppend(
    tx,
    { table: "new_death", columns: scoped(["change_id", "day", "deaths"]) },
    map(deaths, (row) => [orgId, repoId, row.change, row.day, row.deaths]),
  );
  await tx.query(
    `INSERT INTO survival_born AS s SELECT * FROM new_born
     ON CONFLICT (org_id, repo_id, change_id) DO UPDATE SET born = s.born + excluded.born`,
  );
  await tx.query(
    `INSERT INTO survival_death AS s SELECT * FROM new_death
     ON CONFLICT (org_id, repo_id, change_id, day) DO UPDATE SET deaths = s.deaths + excluded.deaths`,
  );
  // A death that was undone leaves nothing, as if the lines had never been gone.
  await tx.query(
    `DELETE FROM survival_death s USING new_death n
     WHERE s.org_id = n.org_id AND s.repo_id = n.repo_id AND s.change_id = n.change_id AND s.day = n.day AND s.deaths = 0`,
  );
  await tx.query("DROP TABLE new_born, new_death");
}

/** Says of every change until which day of their life its lines have been seen, at `asOf` (seconds). */
export async function moveCensoring(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  asOf: number,
  followDays: number,
): Promise<void> {
  const seen = sql`least(${followDays}::int, greatest(0, floor((${asOf} - extract(epoch FROM born_at)) / 86400)::int))`;
  await execute(
    tx,
    sql`
      UPDATE survival_born SET censor_day = ${seen}
      WHERE org_id = ${orgId} AND repo_id = ${repoId} AND censor_day <> ${seen}`,
  );
}

function* map<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}

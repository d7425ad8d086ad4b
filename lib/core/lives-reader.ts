import { z } from "zod";
import { COMPOSITION_CLASSES } from "../model/composition-class.ts";
import type { LineLives } from "../model/fact.ts";
import type { Tx } from "./db.ts";
import { type LivesScope, livesIn } from "./lives-scope.ts";
import { rows, sql } from "./sql.ts";

const Life = z.tuple([
  z.uuid(),
  z.string(),
  z.enum(COMPOSITION_CLASSES),
  z.number(),
  z.number(),
  z.array(z.number()),
  z.array(z.number()),
]);
const Row = z.object({ lives: z.array(Life) });

/** The lives of the lines that the changes in scope brought: what survival is estimated from. */
export async function readLives(tx: Tx, scope: LivesScope): Promise<LineLives[]> {
  // One document: a year of changes as rows with arrays in them takes four times as long to read.
  const [found] = await rows(
    tx,
    Row,
    sql`
      ${livesIn(scope)} SELECT coalesce(json_agg(
        json_build_array(repo_id, change_id, composition, born, seen, days, deaths) ORDER BY born_at, change_id), '[]') AS lives
      FROM life`,
  );
  return (found?.lives ?? []).map(([repoId, changeId, composition, born, censorDay, days, deaths]) => ({
    repoId,
    changeId,
    composition,
    born,
    censorDay,
    days,
    deaths,
  }));
}

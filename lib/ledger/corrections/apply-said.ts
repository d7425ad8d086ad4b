import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { readRules } from "@/lib/core/organisation-rules.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import { SAID_RULES } from "@/lib/model/correction.ts";
import { bookSaid } from "./book-said.ts";
import { type Asked, inScope } from "./said.ts";
import { stateCompositions } from "./state-compositions.ts";
import { markExcluded, stateGroups } from "./state-groups.ts";

/**
 * Lets what people said (corrections of single changes, and rules of the organisation) count in the ledger of a repository, after
 * what was computed from its history: for all of its changes, or some. Whoever calls it holds the repository's changes. Doing it
 * twice does what once does. Answers the changes that count otherwise than before.
 */
export async function applySaid(tx: Tx, asked: Asked): Promise<string[]> {
  if (asked.changes?.length === 0) return [];
  const rules = await readRules(tx, asked.orgId);
  const isRuled = [rules.exclude, rules.reclassify, rules.accounts].some((some) => some.length > 0);
  if (!isRuled && !(await isSaid(tx, asked))) return [];
  // Fresh tables have no statistics yet: the planner would compare every group with every change.
  const isWhole = asked.changes === null;
  if (isWhole) await execute(tx, sql`SELECT set_config('enable_nestloop', 'off', true)`);
  await stateGroups(tx, asked, rules);
  const moved = new Set(await stateCompositions(tx, asked, rules));
  for (const id of await markExcluded(tx, asked, rules)) moved.add(id);
  for (const id of await bookSaid(tx, asked)) moved.add(id);
  if (isWhole) await execute(tx, sql`SELECT set_config('enable_nestloop', 'on', true)`);
  return [...moved];
}

/** Whether somebody corrected a change of the repository or, where all are asked for, whether what was once said still counts. */
async function isSaid(tx: Tx, asked: Asked): Promise<boolean> {
  const some = (table: Sql, condition: Sql): Sql =>
    sql`EXISTS (SELECT FROM ${table} k WHERE ${inScope(asked, sql`k`)} AND ${condition})`;
  const corrected = some(sql`correction`, sql`true`);
  const said =
    asked.changes === null
      ? sql`${corrected} OR ${some(sql`composition`, sql`k.stated_class IS NOT NULL`)}
          OR ${some(sql`change`, sql`k.excluded`)} OR ${some(sql`ledger_entry`, sql`k.rule = ANY(${SAID_RULES})`)}`
      : corrected;
  const found = await rows(tx, z.object({ is: z.boolean() }), sql`SELECT ${said} AS "is"`);
  return found[0]?.is === true;
}

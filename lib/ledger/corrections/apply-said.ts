import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { readRules } from "@/lib/core/organisation-rules.ts";
import { rows, sql } from "@/lib/core/sql.ts";
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
  if (asked.changes !== null && !isRuled && !(await isCorrected(tx, asked))) return [];
  await stateGroups(tx, asked, rules);
  const moved = new Set(await stateCompositions(tx, asked, rules));
  for (const id of await markExcluded(tx, asked, rules)) moved.add(id);
  for (const id of await bookSaid(tx, asked)) moved.add(id);
  return [...moved];
}

async function isCorrected(tx: Tx, asked: Asked): Promise<boolean> {
  const found = await rows(
    tx,
    z.object({ one: z.number() }),
    sql`SELECT 1 AS one FROM correction k WHERE ${inScope(asked, sql`k`)} LIMIT 1`,
  );
  return found.length > 0;
}

import type { Tx } from "./db.ts";
import { execute, sql } from "./sql.ts";

/**
 * Does work in which every question is about all of an organisation: tables are joined whole. Before a table has statistics the
 * database takes it for one of a few rows, and would go through all of another for each of its own.
 */
export async function withoutLoops<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  await execute(tx, sql`SELECT set_config('enable_nestloop', 'off', true)`);
  const done = await work();
  await execute(tx, sql`SELECT set_config('enable_nestloop', 'on', true)`);
  return done;
}

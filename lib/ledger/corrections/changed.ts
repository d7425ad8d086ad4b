import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, type Sql } from "@/lib/core/sql.ts";

/** Runs a statement that answers a `change_id` a row; each change once. */
export async function changed(tx: Tx, statement: Sql): Promise<string[]> {
  const found = await rows(tx, z.object({ change_id: z.string() }), statement);
  return [...new Set(found.map(({ change_id }) => change_id))];
}

import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

/** Whether the organisation is there and is a sample. It stays so until the transaction has ended. */
export async function isSample(tx: Tx, orgId: string): Promise<boolean> {
  const found = await rows(
    tx,
    z.object({ isSample: z.boolean() }),
    sql`SELECT is_sample AS "isSample" FROM organisation WHERE id = ${orgId} FOR SHARE`,
  );
  return found[0]?.isSample === true;
}

import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

/** The repositories of an organisation, by id. */
export async function repositoriesOf(tx: Tx, orgId: string): Promise<string[]> {
  const found = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`SELECT id FROM repository WHERE org_id = ${orgId} AND removed_at IS NULL ORDER BY id`,
  );
  return found.map(({ id }) => id);
}

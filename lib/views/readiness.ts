import { z } from "zod";
import type { Db } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Migration = z.object({ finished_at: z.date().nullable() });

/** Migrations that were begun and not finished; throws where the database does not answer or was never set up. */
export async function unfinishedMigrations(db: Db): Promise<number> {
  const all = await rows(
    db,
    Migration,
    sql`SELECT finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
  );
  return all.length === 0 ? 1 : all.filter(({ finished_at }) => finished_at === null).length;
}

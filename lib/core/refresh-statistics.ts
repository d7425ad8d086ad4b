import type { Tx } from "./db.ts";
import { execute, sql } from "./sql.ts";

/** Lets the server count what a first reading has filled, before pages ask for it: see `refresh_statistics` in `prisma/security.sql`. */
export const refreshStatistics = (tx: Tx): Promise<number> => execute(tx, sql`SELECT refresh_statistics()`);

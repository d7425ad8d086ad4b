import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Found = z.object({
  key: z.string(),
  fullName: z.string(),
  earlierNames: z.array(z.string()),
  cloneUrl: z.string(),
  isEmpty: z.boolean(),
  /** Why it can no longer be read; null where it can. */
  lostBecause: z.string().nullable(),
});
/** A repository that a connection found, as git may read it. */
export type FoundRepository = z.output<typeof Found>;

/** What is known of these repositories, by their keys, for reading them with git. */
export const foundRepositories = (
  tx: Tx,
  orgId: string,
  keys: readonly string[],
): Promise<FoundRepository[]> =>
  rows(
    tx,
    Found,
    sql`SELECT key, full_name AS "fullName", earlier_names AS "earlierNames", clone_url AS "cloneUrl", is_empty AS "isEmpty",
          CASE WHEN lost_at IS NULL THEN NULL ELSE coalesce(lost_because, 'It can no longer be read.') END AS "lostBecause"
        FROM host_repository WHERE org_id = ${orgId} AND key = ANY(${keys}) ORDER BY key`,
  );

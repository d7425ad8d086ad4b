import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const Kept = z.object({
  id: z.uuid(),
  source: z.enum(["local", "remote"]),
  location: z.string(),
  /** The team that stands for it. */
  teamId: z.uuid(),
});
/** A repository that was read, and where. */
export type KeptRepository = z.output<typeof Kept>;

/** Null where it is gone, or was never read to its end. */
export async function keptRepository(tx: Tx, { orgId, repoId }: RepoScope): Promise<KeptRepository | null> {
  const [found] = await rows(
    tx,
    Kept,
    sql`SELECT id, source, location, team_id AS "teamId" FROM repository
        WHERE org_id = ${orgId} AND id = ${repoId} AND removed_at IS NULL AND as_of IS NOT NULL`,
  );
  return found ?? null;
}

/** Whether a repository of the organisation waits for its reading, or is read. */
export async function isAnyBeingRead(tx: Tx, orgId: string): Promise<boolean> {
  const found = await rows(
    tx,
    z.object({ id: z.uuid() }),
    sql`SELECT id FROM repository WHERE org_id = ${orgId} AND state IN ('queued', 'reading') AND removed_at IS NULL LIMIT 1`,
  );
  return found.length > 0;
}

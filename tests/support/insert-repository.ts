import type { Tx } from "@/lib/core/db.ts";

/** A repository of its own, last read at `asOf`, seconds. */
export async function insertRepository(
  tx: Tx,
  { orgId, repoId, teamId, asOf }: { orgId: string; repoId: string; teamId: string; asOf: number },
): Promise<void> {
  await tx.query(
    `INSERT INTO repository (org_id, id, team_id, name, source, location, as_of)
     VALUES ($1, $2, $3, 'r', 'local', $4, to_timestamp($5))`,
    [orgId, repoId, teamId, `/tmp/${repoId}`, asOf],
  );
}

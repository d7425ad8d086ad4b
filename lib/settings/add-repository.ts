import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { AppError } from "@/lib/core/errors.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { Location } from "./parse-location.ts";
import { recordAudit } from "./record-audit.ts";

const Added = z.object({ id: z.uuid(), team_id: z.uuid() });

type NewRepository = Location & {
  readonly orgId: string;
  /** The person who adds it, whose own reading its work figures are open to. */
  readonly userId: string | null;
  readonly isSample?: boolean;
  readonly connectionId?: string | null;
};

/**
 * Adds a repository and the team that stands for it, inside the tenant's transaction. One that is there already is answered
 * as it is, so that asking twice adds once.
 */
export async function addRepository(
  tx: Tx,
  asked: NewRepository,
): Promise<{ repoId: string; teamId: string; isNew: boolean }> {
  const { orgId, location, userId } = asked;
  await execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`${orgId} ${location}`}, 0))`);
  const [known] = await rows(
    tx,
    Added,
    sql`SELECT id, team_id FROM repository WHERE org_id = ${orgId} AND location = ${location} AND removed_at IS NULL`,
  );
  if (known) return { repoId: known.id, teamId: known.team_id, isNew: false };
  const [made] = await rows(
    tx,
    Added,
    sql`WITH made AS (INSERT INTO team (org_id, name) VALUES (${orgId}, ${asked.name}) RETURNING id)
        INSERT INTO repository (org_id, team_id, name, source, location, connection_id, is_sample, added_by)
        SELECT ${orgId}, made.id, ${asked.name}, ${asked.source}, ${location}, ${asked.connectionId ?? null},
          ${asked.isSample ?? false}, ${userId} FROM made
        RETURNING id, team_id`,
  );
  if (!made) throw new AppError("bug", "The repository was not added.");
  await execute(
    tx,
    sql`UPDATE team SET repo_id = ${made.id} WHERE org_id = ${orgId} AND id = ${made.team_id}`,
  );
  await recordAudit(tx, { orgId, userId, action: "repository.added", target: location });
  return { repoId: made.id, teamId: made.team_id, isNew: true };
}

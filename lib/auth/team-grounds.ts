import { z } from "zod";
import type { OrgAccess, TeamGround } from "./access.ts";
import type { Queries } from "./queries.ts";

const Row = z.object({ team_id: z.uuid(), active_people: z.number(), added_by_reader: z.boolean() });

// Active: wrote a change in the 91 days before the end of what has been read, whatever the window of the page.
const GROUNDS = `
  SELECT t.id AS team_id,
    (SELECT count(DISTINCT c.author_identity)::int FROM change c
      WHERE c.org_id = t.org_id AND c.team_id = t.id AND c.author_kind = 'human'
        AND c.merged_at > (SELECT max(r.as_of) FROM repository r WHERE r.org_id = t.org_id AND r.team_id = t.id) - interval '91 days'
    ) AS active_people,
    COALESCE((SELECT bool_and(r.added_by = $2) FROM repository r
      WHERE r.org_id = t.org_id AND r.team_id = t.id AND r.removed_at IS NULL), false) AS added_by_reader
  FROM team t
  WHERE t.org_id = $1 AND ($3::uuid IS NULL OR t.id = $3)`;

/** What decides whether work figures are open to this reader, for one team or for all. Run inside the tenant's transaction. */
export async function teamGrounds(
  tx: Queries,
  access: OrgAccess,
  teamId: string | null,
): Promise<TeamGround[]> {
  const { rows } = await tx.query(GROUNDS, [access.orgId, access.userId, teamId]);
  return z
    .array(Row)
    .parse(rows)
    .map((row) => ({
      teamId: row.team_id,
      activePeople: row.active_people,
      addedByReader: row.added_by_reader,
    }));
}

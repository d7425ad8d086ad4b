import { z } from "zod";
import { type OrgAccess, type TeamGround, WORK_FLOOR } from "./access.ts";
import { countActive } from "./count-active.ts";
import type { Queries } from "./queries.ts";

const Row = z.object({
  id: z.uuid(),
  parent_id: z.uuid().nullable(),
  people: z.array(z.string()),
  added_by_reader: z.boolean(),
});

// Active: wrote a change in the 91 days before the end of what has been read, whatever the window of the page. Somebody with
// two addresses is one where that is known.
const GROUNDS = `
  SELECT t.id, t.parent_id,
    ARRAY(SELECT DISTINCT coalesce(i.person_id::text, c.author_identity::text) FROM change c
      JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
      LEFT JOIN git_identity g ON g.org_id = c.org_id AND g.id = c.author_identity
      LEFT JOIN identity i ON i.org_id = c.org_id AND i.key = 'git/' || g.email
      WHERE c.org_id = t.org_id AND c.team_id = t.id AND c.author_kind = 'human' AND c.author_identity IS NOT NULL
        AND c.merged_at > r.as_of - interval '91 days') AS people,
    COALESCE((SELECT bool_and(r.added_by = $2) FROM repository r
      WHERE r.org_id = t.org_id AND r.team_id = t.id AND r.removed_at IS NULL), false) AS added_by_reader
  FROM team t WHERE t.org_id = $1`;

/** What decides whether work figures are open to this reader, for one team or for all. Run inside the tenant's transaction. */
export async function teamGrounds(
  tx: Queries,
  access: OrgAccess,
  teamId: string | null,
): Promise<TeamGround[]> {
  const { rows } = await tx.query(GROUNDS, [access.orgId, access.userId]);
  const teams = z.array(Row).parse(rows);
  const active = countActive(
    teams.map(({ id, parent_id, people }) => ({ id, parentId: parent_id, people })),
    WORK_FLOOR,
  );
  return teams
    .filter(({ id }) => teamId === null || id === teamId)
    .map(({ id, added_by_reader }) => ({
      teamId: id,
      activePeople: active.get(id)?.activePeople ?? 0,
      teamIds: active.get(id)?.teamIds ?? [id],
      addedByReader: added_by_reader,
    }));
}

import { z } from "zod";
import { parseWeek, WEEK_SECONDS } from "@/lib/core/time.ts";
import { type OrgAccess, type TeamGround, WORK_FLOOR } from "./access.ts";
import { countActive } from "./count-active.ts";
import type { Queries } from "./queries.ts";

const Row = z.object({
  id: z.uuid(),
  parent_id: z.uuid().nullable(),
  people: z.array(z.string()),
  added_by_reader: z.boolean(),
  read_by_owners: z.boolean(),
});

// The author is whom the host names, else whom git does. Accounts and addresses of one person are one, also where that is only
// suggested: who may be the same must not make a team look larger. What is known as a machine is nobody. For one team it and
// those below it are read: no other has a say in who stands behind its figures. Nobody is counted where one team is asked for
// that stands above no other and is open to this reader however few they are: counting takes most of the time.
const GROUNDS = `
  WITH RECURSIVE asked AS (
    SELECT id FROM team WHERE org_id = $1 AND ($4::uuid IS NULL OR id = $4)
    UNION SELECT t.id FROM asked a JOIN team t ON t.org_id = $1 AND t.parent_id = a.id
  ), owned AS (
    SELECT r.team_id, bool_and(coalesce(r.added_by, n.created_by) = $2) AS added_by_reader,
      bool_and(r.connection_id IS NULL OR r.added_by IS NOT NULL OR NOT h.is_private) AS read_by_owners
    FROM repository r JOIN asked ON asked.id = r.team_id
    LEFT JOIN connection n ON n.org_id = r.org_id AND n.id = r.connection_id
    LEFT JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
    WHERE r.org_id = $1 AND r.removed_at IS NULL GROUP BY r.team_id
  ), counted AS (
    SELECT id FROM asked WHERE (SELECT count(*) FROM asked) > 1 OR NOT EXISTS (
      SELECT FROM owned o WHERE o.team_id = asked.id AND (o.added_by_reader OR $5 AND o.read_by_owners))
  ), recent AS (
    SELECT DISTINCT c.team_id, CASE WHEN r.host_key IS NOT NULL THEN c.number END AS number, c.author_kind,
      c.author_identity, r.host_key
    FROM change c JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
    WHERE c.org_id = $1 AND c.team_id IN (SELECT id FROM counted) AND c.kind <> 'closed'
      AND c.merged_at >= $3::timestamptz - interval '91 days' AND c.merged_at < $3::timestamptz
  ), did AS (
    SELECT n.team_id, CASE WHEN a.kind = 'human' THEN a.key ELSE 'git/' || g.email END AS key FROM recent n
    LEFT JOIN pull_request p ON p.org_id = $1 AND p.repo = n.host_key AND p.number = n.number
    LEFT JOIN account a ON a.org_id = $1 AND a.key = p.author
    LEFT JOIN git_identity g ON g.org_id = $1 AND g.id = n.author_identity
    WHERE n.author_kind = 'human'
    UNION
    SELECT n.team_id, v.author FROM recent n
    JOIN review v ON v.org_id = $1 AND v.repo = n.host_key AND v.number = n.number
    JOIN account a ON a.org_id = $1 AND a.key = v.author AND a.kind = 'human'
  ), active AS (
    SELECT d.team_id, array_agg(DISTINCT
      coalesce(i.person_id::text, h.person_id::text, least(i.key, i.hint_key), d.key)) AS people
    FROM did d LEFT JOIN identity i ON i.org_id = $1 AND i.key = d.key
    LEFT JOIN identity h ON h.org_id = $1 AND h.key = i.hint_key
    WHERE d.key IS NOT NULL AND i.state IS DISTINCT FROM 'machine' GROUP BY 1
  )
  SELECT t.id, t.parent_id, coalesce(e.people, '{}') AS people,
    coalesce(o.added_by_reader, false) AS added_by_reader, coalesce(o.read_by_owners, false) AS read_by_owners
  FROM team t JOIN asked ON asked.id = t.id LEFT JOIN active e ON e.team_id = t.id
  LEFT JOIN owned o ON o.team_id = t.id
  WHERE t.org_id = $1`;

/**
 * What decides whether work figures are open to this reader, for one team or for all. Active are the distinct human authors and
 * reviewers of a team's changes that landed in the 91 days before the end of the week `to`, however long the window before it
 * is. Run inside the tenant's transaction.
 */
export async function teamGrounds(
  tx: Queries,
  access: OrgAccess,
  teamId: string | null,
  { to }: { readonly to: string },
): Promise<TeamGround[]> {
  const end = new Date(((parseWeek(to) ?? 0) + WEEK_SECONDS) * 1_000);
  const { rows } = await tx.query(GROUNDS, [
    access.orgId,
    access.userId,
    end,
    teamId,
    access.role === "owner",
  ]);
  const teams = z.array(Row).parse(rows);
  const active = countActive(
    teams.map(({ id, parent_id, people }) => ({ id, parentId: parent_id, people })),
    WORK_FLOOR,
  );
  return teams
    .filter(({ id }) => teamId === null || id === teamId)
    .map(({ id, added_by_reader, read_by_owners }) => ({
      teamId: id,
      activePeople: active.get(id)?.activePeople ?? 0,
      teamIds: active.get(id)?.teamIds ?? [id],
      addedByReader: added_by_reader,
      isReadByOwners: read_by_owners,
    }));
}

import { z } from "zod";
import type { SettingsAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

export const MEMBER_COLUMNS = ["team", "person", "level", "from", "to"] as const;

const Row = z.object({
  team: z.string(),
  person: z.string().nullable(),
  level: z.string().nullable(),
  from: z.string().nullable(),
  to: z.string().nullable(),
});
export type ListedMember = z.output<typeof Row>;

/**
 * Everybody who is or was in a team, by the path of the team; a team without anybody has a line of its own. `person` is an
 * identity of theirs, an account where there is one. Days in UTC: `from` is null for the beginning, `to` is the last day.
 */
export const memberList = (tx: Tx, { orgId }: SettingsAccess): Promise<ListedMember[]> =>
  rows(
    tx,
    Row,
    sql`WITH RECURSIVE tree AS (
          SELECT t.id, t.name AS path, ARRAY[t.id] AS seen FROM team t WHERE t.org_id = ${orgId} AND t.origin <> 'repository'
            AND t.removed_at IS NULL AND NOT EXISTS (
              SELECT 1 FROM team p WHERE p.org_id = ${orgId} AND p.id = t.parent_id AND p.removed_at IS NULL)
          UNION ALL
          SELECT t.id, u.path || ' / ' || t.name, u.seen || t.id FROM tree u JOIN team t ON t.parent_id = u.id
          WHERE t.org_id = ${orgId} AND t.removed_at IS NULL AND NOT t.id = ANY(u.seen)
        )
        SELECT u.path AS team, k.key AS person, m.level,
          CASE WHEN m.from_at > 'epoch' THEN to_char(m.from_at AT TIME ZONE 'UTC', 'YYYY-MM-DD') END AS "from",
          to_char((m.to_at - interval '1 second') AT TIME ZONE 'UTC', 'YYYY-MM-DD') AS "to"
        FROM tree u LEFT JOIN team_member m ON m.org_id = ${orgId} AND m.team_id = u.id
        LEFT JOIN person w ON w.org_id = ${orgId} AND w.id = m.person_id
        LEFT JOIN LATERAL (
          SELECT i.key FROM identity i WHERE i.org_id = ${orgId} AND i.person_id = coalesce(w.merged_into, w.id)
          ORDER BY starts_with(i.key, 'git/'), i.login IS NULL, i.key LIMIT 1
        ) k ON true
        WHERE m.person_id IS NULL OR k.key IS NOT NULL
        ORDER BY lower(u.path), u.path, k.key, m.from_at`,
  );

import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { HostTeamRoster } from "@/lib/model/host-rule.ts";

const Team = z.object({ team: z.string() });

/**
 * Takes rosters as the members of today: who is new joined now, who is missing left now, and what was before stays.
 * Answers the teams of which the members changed.
 */
export async function saveRosters(
  tx: Tx,
  orgId: string,
  rosters: readonly HostTeamRoster[],
  now: Date,
): Promise<readonly string[]> {
  const latest = new Map(rosters.map((roster) => [roster.team, roster]));
  if (latest.size === 0) return [];
  const pairs = [...latest.values()].flatMap(({ team, accounts }) =>
    [...new Set(accounts)].map((account) => [team, account] as const),
  );
  const told = sql`unnest(${pairs.map(([team]) => team)}::text[], ${pairs.map(([, account]) => account)}::text[])`;
  const left = await rows(
    tx,
    Team,
    sql`UPDATE host_team_member m SET to_at = greatest(${now}::timestamptz, m.from_at)
        WHERE m.org_id = ${orgId} AND m.team = ANY(${[...latest.keys()]}) AND m.to_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM ${told} AS g(team, account) WHERE g.team = m.team AND g.account = m.account)
        RETURNING m.team`,
  );
  const joined = await rows(
    tx,
    Team,
    sql`INSERT INTO host_team_member (org_id, team, account, from_at)
        SELECT ${orgId}, g.team, g.account, ${now} FROM ${told} AS g(team, account)
        WHERE NOT EXISTS (SELECT 1 FROM host_team_member m
          WHERE m.org_id = ${orgId} AND m.team = g.team AND m.account = g.account AND m.to_at IS NULL)
        ORDER BY g.team, g.account
        ON CONFLICT (org_id, team, account, from_at) DO UPDATE SET to_at = NULL
        RETURNING team`,
  );
  return [...new Set([...left, ...joined].map(({ team }) => team))].toSorted();
}

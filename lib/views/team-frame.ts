import { z } from "zod";
import type { OrgAccess } from "@/lib/auth/access.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { FrameRepository } from "./org-frame.ts";

const Row = z.object({ team_id: z.uuid(), team_name: z.string(), repo_id: z.uuid(), is_own: z.boolean() });

/**
 * The repositories once for each team whose work is in them: teams of people, with those above them, by name; then the teams
 * that stand for a repository itself, while some of its changes are nobody else's. Repositories that are still being asked for
 * are waited for beside its own question.
 */
export async function teamFrame(
  tx: Tx,
  access: OrgAccess,
  repositories: readonly FrameRepository[] | Promise<readonly FrameRepository[]>,
): Promise<FrameRepository[]> {
  const asked = rows(
    tx,
    Row,
    // From each pair of team and repository to the next in the index: what stands between them is not read.
    sql`WITH RECURSIVE direct AS (
          (SELECT team_id, repo_id FROM fact_cell WHERE org_id = ${access.orgId} ORDER BY team_id, repo_id LIMIT 1)
          UNION ALL SELECT n.team_id, n.repo_id FROM direct d CROSS JOIN LATERAL (
            SELECT c.team_id, c.repo_id FROM fact_cell c
            WHERE c.org_id = ${access.orgId} AND (c.team_id, c.repo_id) > (d.team_id, d.repo_id)
            ORDER BY c.team_id, c.repo_id LIMIT 1) n
        ), up AS (
          SELECT team_id, repo_id FROM direct
          UNION SELECT t.parent_id, u.repo_id FROM up u JOIN team t ON t.id = u.team_id
            WHERE t.org_id = ${access.orgId} AND t.parent_id IS NOT NULL
        ) SELECT u.team_id, t.name AS team_name, u.repo_id, r.team_id = u.team_id AS is_own
          FROM up u JOIN team t ON t.org_id = ${access.orgId} AND t.id = u.team_id
          JOIN repository r ON r.org_id = ${access.orgId} AND r.id = u.repo_id AND r.removed_at IS NULL
          ORDER BY is_own, lower(t.name), u.team_id, r.name, r.id`,
  );
  const [all, found] = await Promise.all([repositories, asked]);
  if (found.every(({ is_own }) => is_own)) return [...all];
  const byId = new Map(all.map((each) => [each.id, each]));
  const placed = found.flatMap(({ team_id, team_name, repo_id, is_own }) => {
    const repository = byId.get(repo_id);
    const team = { teamId: team_id, teamName: team_name, isBesideTeams: is_own };
    return repository === undefined ? [] : [{ ...repository, ...team }];
  });
  const seen = new Set(found.map(({ repo_id }) => repo_id));
  return [...placed, ...all.filter(({ id }) => !seen.has(id))];
}

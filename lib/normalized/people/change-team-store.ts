import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import { weekOf } from "@/lib/core/time.ts";
import { depthsOf } from "@/lib/core/tree.ts";
import { initiators } from "./change-initiator-store.ts";
import { type Membership, teamAt } from "./team-at.ts";
import { readMembers, readTeams } from "./team-store.ts";

const Change = z.object({
  repoId: z.uuid(),
  id: z.string(),
  teamId: z.uuid(),
  ownTeamId: z.uuid(),
  mergedAt: z.date(),
  personId: z.uuid().nullable(),
});

/** Weeks of a repository in which changes went to another team. */
export type Reassigned = { readonly repoId: string; readonly weeks: readonly string[] };

/**
 * Gives every change, or those of one repository, to the team that its author was in when it landed; where nobody knows, to the
 * team that stands for its repository. The author is who opened the pull request, for an agent's the human who had it written,
 * else whose address the commit carries. Writes the changes that move and no others, and answers where.
 */
export async function assignTeams(tx: Tx, orgId: string, repoId: string | null): Promise<Reassigned[]> {
  // One at a time: a reading that ends meanwhile sees the members of now, and this sees what it has read.
  await execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`teams ${orgId}`}, 0))`);
  const members = await readMembers(tx, orgId);
  const byPerson = new Map<string, Membership[]>();
  for (const member of members)
    byPerson.set(member.personId, [...(byPerson.get(member.personId) ?? []), member]);
  const depth = depthsOf(new Map((await readTeams(tx, orgId)).map(({ id, parentId }) => [id, parentId])));
  const moves = (await mayMove(tx, orgId, repoId, [...byPerson.keys()])).flatMap((change) => {
    const { personId, mergedAt, teamId, ownTeamId } = change;
    const known = personId === null ? undefined : byPerson.get(personId);
    const team = known && personId !== null ? teamAt(known, personId, mergedAt, depth) : null;
    const now = team ?? ownTeamId;
    return now === teamId ? [] : [{ ...change, now }];
  });
  if (moves.length === 0) return [];
  await execute(
    tx,
    sql`UPDATE change c SET team_id = m.team
        FROM unnest(${moves.map((move) => move.repoId)}::uuid[], ${moves.map(({ id }) => id)}::text[],
          ${moves.map(({ now }) => now)}::uuid[]) AS m(repo, id, team)
        WHERE c.org_id = ${orgId} AND c.repo_id = m.repo AND c.id = m.id`,
  );
  const weeks = new Map<string, Set<string>>();
  for (const move of moves) {
    const of = weeks.get(move.repoId) ?? new Set();
    weeks.set(move.repoId, of.add(weekOf(move.mergedAt.getTime() / 1_000)));
  }
  return [...weeks].map(([repo, of]) => ({ repoId: repo, weeks: [...of].toSorted() }));
}

/** The changes of people who are, or were, in a team, and those that are in one. */
function mayMove(tx: Tx, orgId: string, repoId: string | null, people: readonly string[]) {
  const wanted = sql`c.org_id = ${orgId} AND (${repoId}::uuid IS NULL OR c.repo_id = ${repoId})`;
  // Where nobody is in a team, whose a change is need not be asked.
  if (people.length === 0)
    return rows(
      tx,
      Change,
      sql`SELECT c.repo_id AS "repoId", c.id, c.team_id AS "teamId", r.team_id AS "ownTeamId", c.merged_at AS "mergedAt",
            NULL::uuid AS "personId"
          FROM change c JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
          WHERE ${wanted} AND c.team_id <> r.team_id`,
    );
  return rows(
    tx,
    Change,
    sql`SELECT * FROM (
          SELECT c.repo_id AS "repoId", c.id, c.team_id AS "teamId", r.team_id AS "ownTeamId", c.merged_at AS "mergedAt",
            coalesce(s.person_id, ${personOf(sql`p.author`)}, ${personOf(sql`'git/' || g.email`)}) AS "personId"
          FROM change c
          JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
          LEFT JOIN pull_request p ON p.org_id = c.org_id AND p.repo = r.host_key AND p.number = c.number
          LEFT JOIN (${initiators(orgId, repoId)}) s ON s.repo_id = c.repo_id AND s.change_id = c.id
          LEFT JOIN git_identity g ON g.org_id = c.org_id AND g.id = c.author_identity
          WHERE ${wanted}
        ) found WHERE "personId" = ANY(${people}::uuid[]) OR "teamId" <> "ownTeamId"`,
  );
}

const personOf = (key: Sql): Sql =>
  sql`(SELECT coalesce(o.merged_into, o.id) FROM identity i JOIN person o ON o.org_id = i.org_id AND o.id = i.person_id
       WHERE i.org_id = c.org_id AND i.key = ${key})`;

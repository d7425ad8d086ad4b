import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, type Sql, sql } from "@/lib/core/sql.ts";
import { weekOf } from "@/lib/core/time.ts";
import { depthsOf } from "@/lib/core/tree.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { initiators } from "./change-initiator-store.ts";
import { type Membership, teamAt } from "./team-at.ts";
import { readMembers, readTeams } from "./team-store.ts";

const Change = z.object({
  id: z.string(),
  teamId: z.uuid(),
  ownTeamId: z.uuid(),
  mergedAt: z.date(),
  personId: z.uuid().nullable(),
});

/**
 * Keeps the teams of a repository's changes for this transaction until it ends. Asked for before it writes changes: who waits for
 * it with changes already written, and who holds it and wants to write these, would wait for each other.
 */
export const holdTeams = (tx: Tx, { repoId }: RepoScope): Promise<number> =>
  execute(tx, sql`SELECT pg_advisory_xact_lock(hashtextextended(${`teams ${repoId}`}, 0))`);

/**
 * Gives every change of a repository to the team that its author was in when it landed; where nobody knows, to the team that
 * stands for its repository. The author is who opened the pull request, for an agent's the human who had it written, else whose
 * address the commit carries. Writes the changes that move and no others, and answers the weeks in which any did.
 */
export async function assignTeams(tx: Tx, scope: RepoScope): Promise<string[]> {
  // One at a time: a reading that ends meanwhile sees the members of now, and this sees what it has read.
  await holdTeams(tx, scope);
  const { orgId, repoId } = scope;
  const members = await readMembers(tx, orgId);
  const byPerson = new Map<string, Membership[]>();
  for (const member of members)
    byPerson.set(member.personId, [...(byPerson.get(member.personId) ?? []), member]);
  const depth = depthsOf(new Map((await readTeams(tx, orgId)).map(({ id, parentId }) => [id, parentId])));
  const moves = (await mayMove(tx, scope, [...byPerson.keys()])).flatMap((change) => {
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
        FROM unnest(${moves.map(({ id }) => id)}::text[], ${moves.map(({ now }) => now)}::uuid[]) AS m(id, team)
        WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.id = m.id`,
  );
  return [...new Set(moves.map(({ mergedAt }) => weekOf(mergedAt.getTime() / 1_000)))].toSorted();
}

/** The changes of people who are, or were, in a team, and those that are in one. */
function mayMove(tx: Tx, { orgId, repoId }: RepoScope, people: readonly string[]) {
  const wanted = sql`c.org_id = ${orgId} AND c.repo_id = ${repoId}`;
  // Where nobody is in a team, whose a change is need not be asked.
  if (people.length === 0)
    return rows(
      tx,
      Change,
      sql`SELECT c.id, c.team_id AS "teamId", r.team_id AS "ownTeamId", c.merged_at AS "mergedAt",
            NULL::uuid AS "personId"
          FROM change c JOIN repository r ON r.org_id = c.org_id AND r.id = c.repo_id
          WHERE ${wanted} AND c.team_id <> r.team_id`,
    );
  return rows(
    tx,
    Change,
    sql`SELECT * FROM (
          SELECT c.id, c.team_id AS "teamId", r.team_id AS "ownTeamId", c.merged_at AS "mergedAt",
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

import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, type Sql, sql } from "@/lib/core/sql.ts";
import type { GitPerson } from "@/lib/model/git-commit.ts";
import { INITIATES_FROM, INITIATOR_RULES, type InitiatorRule } from "@/lib/model/initiator.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** That a commit of an agent names somebody who may have had it make the change. */
export type InitiatorRow = {
  readonly changeId: string;
  readonly person: GitPerson;
  readonly rule: InitiatorRule;
  readonly sha: string;
};

/** Replaces what the commits of these changes say of who had them made. Whoever they name becomes an identity. */
export async function replaceChangeInitiators(
  tx: Tx,
  scope: RepoScope,
  changeIds: readonly string[],
  found: readonly InitiatorRow[],
): Promise<void> {
  const { orgId, repoId } = scope;
  await execute(
    tx,
    sql`DELETE FROM change_initiator WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${changeIds})`,
  );
  if (found.length === 0) return;
  // An agent knows people by their login, so the name that stands in commits of their own is kept.
  const named = {
    table: "git_identity",
    columns: ["org_id", "email", "name", "kind"],
    key: ["org_id", "email"],
  };
  await bulkUpsert(
    tx,
    { ...named, existing: "keep" },
    found.map(({ person }) => [orgId, addressOf(person), person.name, "human"]),
  );
  const columns = "org_id repo_id change_id identity rule confidence sha".split(" ");
  await bulkAppend(
    tx,
    { table: "change_initiator", columns },
    found.map(({ changeId, person, rule, sha }) => [
      orgId,
      repoId,
      changeId,
      `git/${addressOf(person)}`,
      rule,
      INITIATOR_RULES[rule],
      sha,
    ]),
  );
}

const addressOf = ({ email }: GitPerson): string => email.trim().toLowerCase();

/**
 * Of each change of an agent that somebody is known to have had made: the identity that the surest evidence names, whoever
 * read it, as a statement with `repo_id, change_id, key, person_id`. Somebody who has turned out to be a machine is nobody.
 */
export const initiators = (orgId: string, repoId: string | null): Sql =>
  sql`SELECT DISTINCT ON (e.repo_id, e.change_id) e.repo_id, e.change_id, e.key, coalesce(o.merged_into, o.id) AS person_id
      FROM (${allEvidence(orgId, repoId)}) e
      LEFT JOIN identity i ON i.org_id = ${orgId} AND i.key = e.key
      LEFT JOIN person o ON o.org_id = ${orgId} AND o.id = i.person_id
      WHERE e.confidence >= ${INITIATES_FROM} AND i.state IS DISTINCT FROM 'machine'
      ORDER BY e.repo_id, e.change_id, e.confidence DESC, e.rule, e.key`;

const allEvidence = (orgId: string, repoId: string | null): Sql =>
  sql`SELECT repo_id, change_id, identity AS key, rule, confidence FROM change_initiator
        WHERE org_id = ${orgId} AND (${repoId}::uuid IS NULL OR repo_id = ${repoId})
      UNION ALL
      SELECT c.repo_id, c.id, s.account, s.rule, s.confidence FROM pull_initiator s
        JOIN repository r ON r.org_id = s.org_id AND r.host_key = s.repo
        JOIN change c ON c.org_id = s.org_id AND c.repo_id = r.id AND c.number = s.number
        WHERE s.org_id = ${orgId} AND (${repoId}::uuid IS NULL OR r.id = ${repoId})`;

/**
 * Counts the changes of agents by what is known of who had them made: a person; an account or address that is nobody's yet;
 * weak evidence alone; none. Written where it differs.
 */
export const refreshInitiatorSums = (tx: Tx, orgId: string, now: Date): Promise<number> =>
  execute(
    tx,
    sql`WITH known AS (${initiators(orgId, null)}), weak AS (
          SELECT DISTINCT repo_id, change_id FROM (${allEvidence(orgId, null)}) e
        ), counted AS (
          SELECT CASE WHEN k.person_id IS NOT NULL THEN 'known' WHEN k.key IS NOT NULL THEN 'unmatched'
              WHEN w.change_id IS NOT NULL THEN 'unclear' ELSE 'unknown' END AS state, count(*) AS changes
          FROM change c LEFT JOIN known k ON k.repo_id = c.repo_id AND k.change_id = c.id
          LEFT JOIN weak w ON w.repo_id = c.repo_id AND w.change_id = c.id
          WHERE c.org_id = ${orgId} AND (c.author_kind = 'agent' OR w.change_id IS NOT NULL) GROUP BY 1
        )
        INSERT INTO initiator_sum AS s (org_id, state, changes, as_of)
        SELECT ${orgId}, n.state, coalesce(d.changes, 0), ${now}
        FROM unnest(ARRAY['known', 'unmatched', 'unclear', 'unknown']) AS n(state) LEFT JOIN counted d ON d.state = n.state
        ON CONFLICT (org_id, state) DO UPDATE SET changes = excluded.changes, as_of = excluded.as_of
          WHERE s.changes IS DISTINCT FROM excluded.changes`,
  );

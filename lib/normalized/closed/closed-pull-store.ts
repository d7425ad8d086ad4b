import { z } from "zod";
import { bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED_OUTCOMES, type ClosedPull } from "@/lib/model/closed-pull.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { asGitPerson } from "../hosted/as-git-person.ts";

const Row = z.object({
  number: z.number(),
  title: z.string(),
  baseBranch: z.string(),
  stackedOn: z.number().nullable(),
  headBranch: z.string(),
  headSha: z.string().nullable(),
  openedAt: z.number(),
  closedAt: z.number(),
  author: z.string().nullable(),
  login: z.string().nullable(),
});

/**
 * The pull requests of a repository that were closed and not merged, in the order in which that happened. None where no host is known,
 * and until the host has told all of them once.
 */
export async function readClosedPulls(tx: Tx, { orgId, repoId }: RepoScope): Promise<ClosedPull[]> {
  const found = await rows(
    tx,
    Row.extend({ host: z.string() }),
    sql`SELECT split_part(h.key, '/', 1) AS host, p.number, p.title, p.base_branch AS "baseBranch",
          CASE WHEN b.number <> p.number THEN b.number END AS "stackedOn", p.head_branch AS "headBranch",
          p.head_sha AS "headSha", extract(epoch FROM p.opened_at)::float8 AS "openedAt",
          extract(epoch FROM p.closed_at)::float8 AS "closedAt", p.author, a.login
        FROM repository r
        JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
        JOIN pull_request p ON p.org_id = h.org_id AND p.repo = h.key AND p.state = 'closed' AND p.closed_at IS NOT NULL
        LEFT JOIN (
          SELECT repo, head_branch, max(number) AS number FROM pull_request
          WHERE org_id = ${orgId} AND NOT is_from_fork GROUP BY repo, head_branch
        ) b ON b.repo = p.repo AND b.head_branch = p.base_branch
        LEFT JOIN account a ON a.org_id = p.org_id AND a.key = p.author
        WHERE r.org_id = ${orgId} AND r.id = ${repoId} AND NOT EXISTS (
          SELECT 1 FROM sync_stream s WHERE s.org_id = h.org_id AND s.connection_id = h.connection_id
            AND s.stream = 'pull_requests' AND s.scope = h.key AND s.complete_at IS NULL)
        ORDER BY p.closed_at, p.number`,
  );
  return found.map(({ host, author, login, ...pull }) => ({
    ...pull,
    author: asGitPerson(host, author, login),
  }));
}

const Mark = z.object({
  changeId: z.string(),
  stamp: z.string(),
  outcome: z.enum(CLOSED_OUTCOMES),
  checkedTo: z.number(),
});
/** What was found of a closed pull request the last time, from what, and how far landed changes were compared with it. */
export type ClosedMark = z.output<typeof Mark>;

/** What was found of closed pull requests, by change. */
export async function readClosedMarks(
  tx: Tx,
  { orgId, repoId }: RepoScope,
): Promise<Map<string, ClosedMark>> {
  const found = await rows(
    tx,
    Mark,
    sql`SELECT change_id AS "changeId", stamp, outcome, checked_to AS "checkedTo" FROM closed_pull
        WHERE org_id = ${orgId} AND repo_id = ${repoId}`,
  );
  return new Map(found.map((mark) => [mark.changeId, mark]));
}

/** Keeps what was found. */
export const keepClosedMarks = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  marks: readonly ClosedMark[],
): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "closed_pull",
      columns: ["org_id", "repo_id", "change_id", "stamp", "outcome", "checked_to"],
      key: ["org_id", "repo_id", "change_id"],
    },
    marks.map(({ changeId, stamp, outcome, checkedTo }) => [
      orgId,
      repoId,
      changeId,
      stamp,
      outcome,
      checkedTo,
    ]),
  );

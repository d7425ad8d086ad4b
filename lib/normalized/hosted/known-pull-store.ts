import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import { PULL_STATES } from "@/lib/model/pull-request.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { asGitPerson } from "./as-git-person.ts";

const Row = z.object({
  number: z.number(),
  state: z.enum(PULL_STATES),
  title: z.string(),
  headBranch: z.string(),
  headSha: z.string().nullable(),
  mergeSha: z.string().nullable(),
  openedAt: z.number(),
  mergedAt: z.number().nullable(),
  author: z.string().nullable(),
  login: z.string().nullable(),
});

/**
 * All pull requests that the host of a repository told of, by number. Null where no host is known, and until the host has told
 * all of them once: a part would take numbers from changes that it does not know of.
 */
export async function readKnownPulls(tx: Tx, { orgId, repoId }: RepoScope): Promise<KnownPull[] | null> {
  const [told] = await rows(
    tx,
    z.object({ key: z.string(), host: z.string() }),
    sql`SELECT h.key, split_part(h.key, '/', 1) AS host FROM repository r
        JOIN host_repository h ON h.org_id = r.org_id AND h.key = r.host_key
        WHERE r.org_id = ${orgId} AND r.id = ${repoId} AND NOT EXISTS (
          SELECT 1 FROM sync_stream s WHERE s.org_id = h.org_id AND s.connection_id = h.connection_id
            AND s.stream = 'pull_requests' AND s.scope = h.key AND s.complete_at IS NULL)`,
  );
  if (told === undefined) return null;
  const found = await rows(
    tx,
    Row,
    sql`SELECT p.number, p.state, p.title, p.head_branch AS "headBranch", p.head_sha AS "headSha", p.merge_sha AS "mergeSha",
          extract(epoch FROM p.opened_at)::float8 AS "openedAt",
          extract(epoch FROM p.merged_at)::float8 AS "mergedAt", p.author, a.login
        FROM pull_request p LEFT JOIN account a ON a.org_id = p.org_id AND a.key = p.author
        WHERE p.org_id = ${orgId} AND p.repo = ${told.key} ORDER BY p.number`,
  );
  return found.map(({ author, login, ...pull }) => ({
    ...pull,
    author: asGitPerson(told.host, author, login),
  }));
}

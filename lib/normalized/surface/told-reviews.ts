import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";

const Told = z.object({
  repoId: z.uuid(),
  /** The team that stands for the repository. */
  ownTeamId: z.uuid(),
  id: z.string(),
  number: z.number(),
  title: z.string(),
  /** Accounts of the reviewer and of who opened the pull request. */
  author: z.string(),
  opener: z.string().nullable(),
  at: z.number(),
  mergedAt: z.number().nullable(),
  isBlocking: z.boolean(),
  changeId: z.string().nullable(),
  changeTeamId: z.uuid().nullable(),
  /** Of each comment on lines: whether it says something, was answered by somebody else, and whether the lines changed after it. */
  says: z.array(z.boolean()),
  replied: z.array(z.boolean()),
  followed: z.array(z.boolean()),
});
/** A review by somebody else than the author, with what came of its comments. Times in seconds. */
export type ToldReview = z.output<typeof Told>;

/**
 * Every review of an organisation's repositories. A host does not say on which conversation a comment stands: it was followed where all
 * conversations on its file are out of date.
 */
export const toldReviews = (tx: Tx, orgId: string): Promise<ToldReview[]> =>
  rows(
    tx,
    Told,
    sql`WITH replied AS (
          SELECT DISTINCT f.repo, f.external_id FROM host_comment n
          JOIN host_comment f ON f.org_id = n.org_id AND f.repo = n.repo AND f.external_id = n.reply_to AND f.kind = n.kind
          WHERE n.org_id = ${orgId} AND n.kind = 'review' AND n.author IS DISTINCT FROM f.author
        ), followed AS (
          SELECT repo, number, path FROM review_thread WHERE org_id = ${orgId} GROUP BY 1, 2, 3 HAVING bool_and(is_outdated)
        ), said AS (
          SELECT h.repo, h.number, h.review_id, array_agg(coalesce(h.says_something, false) ORDER BY h.external_id) AS says,
            array_agg(a.repo IS NOT NULL ORDER BY h.external_id) AS replied,
            array_agg(f.repo IS NOT NULL ORDER BY h.external_id) AS followed
          FROM host_comment h
          LEFT JOIN replied a ON a.repo = h.repo AND a.external_id = h.external_id
          LEFT JOIN followed f ON f.repo = h.repo AND f.number = h.number AND f.path = h.path
          WHERE h.org_id = ${orgId} AND h.kind = 'review' AND h.review_id IS NOT NULL GROUP BY 1, 2, 3
        ), landed AS (
          SELECT DISTINCT ON (repo_id, number) repo_id, number, id, team_id FROM change
          WHERE org_id = ${orgId} AND number IS NOT NULL ORDER BY repo_id, number, position
        )
        SELECT r.id AS "repoId", r.team_id AS "ownTeamId", v.external_id AS id, v.number, p.title, v.author, p.author AS opener,
          extract(epoch FROM v.submitted_at)::float8 AS at, extract(epoch FROM p.merged_at)::float8 AS "mergedAt",
          v.state = 'changes_requested' AS "isBlocking", c.id AS "changeId", c.team_id AS "changeTeamId",
          coalesce(s.says, '{}') AS says, coalesce(s.replied, '{}') AS replied, coalesce(s.followed, '{}') AS followed
        FROM review v
        JOIN repository r ON r.org_id = v.org_id AND r.host_key = v.repo AND r.removed_at IS NULL
        JOIN pull_request p ON p.org_id = v.org_id AND p.repo = v.repo AND p.number = v.number
        LEFT JOIN landed c ON c.repo_id = r.id AND c.number = v.number
        LEFT JOIN said s ON s.repo = v.repo AND s.number = v.number AND s.review_id = v.external_id
        WHERE v.org_id = ${orgId} AND NOT v.is_by_author AND v.author IS NOT NULL
        ORDER BY r.id, v.number, v.external_id`,
  );

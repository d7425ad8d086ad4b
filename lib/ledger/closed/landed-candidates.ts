import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** A closed change: what it is the diff of, when its lines may have landed in another one (seconds), and how many it has in which file. */
export type Sought = {
  readonly change: string;
  readonly baseSha: string;
  readonly headSha: string;
  readonly from: number;
  readonly to: number;
  readonly gross: number;
  readonly files: readonly { readonly path: string; readonly atoms: number }[];
};

const Row = z.object({
  closed: z.string(),
  change: z.string(),
  position: z.number(),
  at: z.number(),
  mergeSha: z.string(),
  baseSha: z.string().nullable(),
});
/** A landed change that has enough lines in the files of a closed one to hold a fifth of it. */
export type LandedCandidate = z.output<typeof Row>;

/** The changes that may hold lines of closed ones, in the order in which they landed. */
export const landedCandidates = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  sought: readonly Sought[],
): Promise<LandedCandidate[]> => {
  const files = sought.flatMap(({ change, files: own }) => own.map((file) => ({ change, ...file })));
  if (files.length === 0) return Promise.resolve([]);
  return rows(
    tx,
    Row,
    sql`
      WITH mine AS (
        SELECT * FROM unnest(${files.map(({ change }) => change)}::text[], ${files.map(({ path }) => path)}::text[],
          ${files.map(({ atoms }) => atoms)}::int[]) AS m (closed, path, atoms)
      ), span AS (
        SELECT closed, to_timestamp(from_at) AS from_at, to_timestamp(to_at) AS to_at, gross
        FROM unnest(${sought.map(({ change }) => change)}::text[], ${sought.map(({ from }) => from)}::float8[],
          ${sought.map(({ to }) => to)}::float8[], ${sought.map(({ gross }) => gross)}::int[]) AS s (closed, from_at, to_at, gross)
      ), landed AS MATERIALIZED (
        SELECT c.id, c.position, c.merged_at, c.merge_sha, c.base_sha, g.path, sum(g.added + g.removed) AS atoms
        FROM change c JOIN atom_group g ON g.org_id = c.org_id AND g.repo_id = c.repo_id AND g.change_id = c.id
        WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.kind <> 'closed'
          AND c.merged_at BETWEEN (SELECT min(from_at) FROM span) AND (SELECT max(to_at) FROM span)
          AND g.path IN (SELECT path FROM mine)
        GROUP BY c.id, c.position, c.merged_at, c.merge_sha, c.base_sha, g.path
      )
      SELECT s.closed, l.id AS change, l.position, extract(epoch FROM l.merged_at)::float8 AS at,
        l.merge_sha AS "mergeSha", l.base_sha AS "baseSha"
      FROM span s JOIN mine m ON m.closed = s.closed
      JOIN landed l ON l.path = m.path AND l.merged_at BETWEEN s.from_at AND s.to_at
      GROUP BY s.closed, s.gross, l.id, l.position, l.merged_at, l.merge_sha, l.base_sha
      HAVING sum(least(m.atoms, l.atoms)) * 5 >= s.gross
      ORDER BY s.closed, l.merged_at, l.position`,
  );
};

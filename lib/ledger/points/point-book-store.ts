import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";

/** How far a repository is read and how far its points are booked. Times in seconds, null before the first. */
export type PointBook = {
  readonly repoId: string;
  /** Of its figures; another one each time that they change. Null while it has none. */
  readonly figures: number | null;
  readonly bookedFigures: number | null;
  readonly asOf: number;
  readonly bookedAsOf: number | null;
};

const Row: z.ZodType<PointBook> = z.object({
  repoId: z.uuid(),
  figures: z.number().nullable(),
  bookedFigures: z.number().nullable(),
  asOf: z.number(),
  bookedAsOf: z.number().nullable(),
});

/** Of every repository that has been read. To be asked before its rows are: what changes in between is booked twice and never missed. */
export const pointBooks = (tx: Tx, orgId: string): Promise<PointBook[]> =>
  rows(
    tx,
    Row,
    sql`SELECT r.id AS "repoId", v.version AS figures, b.figures AS "bookedFigures",
          extract(epoch FROM r.as_of)::float8 AS "asOf", extract(epoch FROM b.as_of)::float8 AS "bookedAsOf"
        FROM repository r
        LEFT JOIN number_version v ON v.org_id = r.org_id AND v.repo_id = r.id
        LEFT JOIN point_book b ON b.org_id = r.org_id AND b.repo_id = r.id
        WHERE r.org_id = ${orgId} AND r.removed_at IS NULL AND r.as_of IS NOT NULL ORDER BY r.id`,
  );

/** Says that these are booked as far as they were read. */
export async function closeBooks(tx: Tx, orgId: string, books: readonly PointBook[]): Promise<void> {
  await execute(
    tx,
    sql`INSERT INTO point_book (org_id, repo_id, figures, as_of)
        SELECT ${orgId}::uuid, t.repo, t.figures, to_timestamp(t.as_of)
        FROM unnest(${books.map(({ repoId }) => repoId)}::uuid[], ${books.map(({ figures }) => figures)}::bigint[],
          ${books.map(({ asOf }) => asOf)}::float8[]) t (repo, figures, as_of)
        ON CONFLICT (org_id, repo_id) DO UPDATE SET figures = excluded.figures, as_of = excluded.as_of
        WHERE (point_book.figures, point_book.as_of) IS DISTINCT FROM (excluded.figures, excluded.as_of)`,
  );
}

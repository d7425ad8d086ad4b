import { type Sql, sql } from "@/lib/core/sql.ts";
import { type CorrectionSubject, SAID_BY } from "@/lib/model/correction.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

/** A repository, and which of its changes; null for all. */
export type Asked = RepoScope & { readonly changes: readonly string[] | null };

export const inScope = ({ orgId, repoId }: Asked, row: Sql): Sql =>
  sql`${row}.org_id = ${orgId} AND ${row}.repo_id = ${repoId}`;

/** Whether the column names one of the changes asked for. */
export const isAsked = ({ changes }: Asked, column: Sql): Sql =>
  changes === null ? sql`true` : sql`${column} = ANY(${changes}::text[])`;

/** The corrections `k` of one subject that nobody has withdrawn. */
export const standing = (asked: Asked, subject: CorrectionSubject): Sql => sql`
  SELECT k.change_id, k.path, k.from_class, k.to_class, ${SAID_BY.correction} || k.id AS said_by,
    date_trunc('second', k.at) AS said_at, k.at, k.id
  FROM correction k
  WHERE ${inScope(asked, sql`k`)} AND k.subject = ${subject} AND k.withdrawn_at IS NULL
    AND ${isAsked(asked, sql`k.change_id`)}`;

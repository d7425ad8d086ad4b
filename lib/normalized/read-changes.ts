import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CHANGE_KINDS } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { WORK_KINDS } from "@/lib/model/work-kind.ts";

const Stored = z.object({
  id: z.string(),
  kind: z.enum(CHANGE_KINDS),
  number: z.number().nullable(),
  mergeSha: z.string(),
  baseSha: z.string().nullable(),
  branch: z.string(),
  title: z.string(),
  /** Seconds. */
  mergedAt: z.number(),
  openedAt: z.number(),
  workKind: z.enum(WORK_KINDS),
  position: z.number(),
  gross: z.number(),
});
/** What a later run needs of the changes that earlier runs stored. */
export type StoredChange = z.output<typeof Stored>;

/** All stored changes of a repository, in the order of their replay. */
export const readChanges = (tx: Tx, { orgId, repoId }: RepoScope): Promise<StoredChange[]> =>
  rows(
    tx,
    Stored,
    sql`
      SELECT id, kind, number, merge_sha AS "mergeSha", base_sha AS "baseSha", branch, title,
        extract(epoch FROM merged_at)::bigint AS "mergedAt", extract(epoch FROM opened_at)::bigint AS "openedAt",
        work_kind AS "workKind", position, gross
      FROM change WHERE org_id = ${orgId} AND repo_id = ${repoId} ORDER BY position`,
  );

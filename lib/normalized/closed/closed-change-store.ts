import { z } from "zod";
import type { Tx } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { CLOSED } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";

const Id = z.object({ id: z.string() });

/** Changes that were found to be closed without landing, and have landed since. */
export async function closedThatLanded(tx: Tx, { orgId, repoId }: RepoScope): Promise<string[]> {
  const found = await rows(
    tx,
    Id,
    sql`SELECT c.id FROM closed_pull k
        JOIN change c ON c.org_id = k.org_id AND c.repo_id = k.repo_id AND c.id = k.change_id AND c.kind <> ${CLOSED}
        WHERE k.org_id = ${orgId} AND k.repo_id = ${repoId} AND k.outcome <> 'landed' ORDER BY c.id`,
  );
  return found.map(({ id }) => id);
}

/** Which of these changes have landed. */
export async function landedAmong(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly string[],
): Promise<Set<string>> {
  const found = await rows(
    tx,
    Id,
    sql`SELECT id FROM change
        WHERE org_id = ${orgId} AND repo_id = ${repoId} AND id = ANY(${[...changes]}::text[]) AND kind <> ${CLOSED}`,
  );
  return new Set(found.map(({ id }) => id));
}

/** The last place in the replay of a repository; -1 before the first change. */
export async function lastPlace(tx: Tx, { orgId, repoId }: RepoScope): Promise<number> {
  const found = await rows(
    tx,
    z.object({ last: z.number().nullable() }),
    sql`SELECT max(position) AS last FROM change WHERE org_id = ${orgId} AND repo_id = ${repoId}`,
  );
  return found[0]?.last ?? -1;
}

/** When a pull request was closed (seconds), and into which branch it would have gone. */
export type ClosedInto = { readonly change: string; readonly baseBranch: string; readonly closedAt: number };

const Base = z.object({ change: z.string(), own: z.string().nullable(), landing: z.string().nullable() });
/** The newest commit of the branch that it would have gone into, and of the landing branch, when it was closed; null before the first. */
export type ClosedBase = z.output<typeof Base>;

/** What each of them would have landed on. */
export async function basesOf(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  asked: readonly ClosedInto[],
): Promise<Map<string, ClosedBase>> {
  const found = await rows(
    tx,
    Base,
    sql`SELECT a.change, own.merge_sha AS own, other.merge_sha AS landing
        FROM unnest(${asked.map(({ change }) => change)}::text[], ${asked.map(({ baseBranch }) => baseBranch)}::text[],
          ${asked.map(({ closedAt }) => closedAt)}::float8[]) AS a (change, branch, at)
        LEFT JOIN LATERAL (
          SELECT merge_sha FROM change c WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.kind <> ${CLOSED}
            AND c.branch = a.branch AND c.merged_at <= to_timestamp(a.at) ORDER BY c.merged_at DESC, c.position DESC LIMIT 1
        ) own ON true
        LEFT JOIN LATERAL (
          SELECT merge_sha FROM change c JOIN tracked_branch b ON b.org_id = c.org_id AND b.repo_id = c.repo_id
            AND b.name = c.branch AND b.role = 'landing'
          WHERE own.merge_sha IS NULL AND c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.kind <> ${CLOSED}
            AND c.merged_at <= to_timestamp(a.at) ORDER BY c.merged_at DESC, c.position DESC LIMIT 1
        ) other ON true`,
  );
  return new Map(found.map((base) => [base.change, base]));
}

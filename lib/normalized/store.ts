import { z } from "zod";
import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, rows, sql } from "@/lib/core/sql.ts";
import type { TrackedBranch } from "@/lib/model/change-plan.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { ChangeRow, CommitRow, ContextRow, IdentityRow, LeftOutRow, OwnersRow } from "./rows.ts";

const at = (seconds: number): Date => new Date(seconds * 1000);

/** Stores identities by e-mail address and answers the id of each. */
export async function upsertIdentities(
  tx: Tx,
  orgId: string,
  people: readonly IdentityRow[],
): Promise<ReadonlyMap<string, string>> {
  await bulkUpsert(
    tx,
    { table: "git_identity", columns: ["org_id", "email", "name", "kind"], key: ["org_id", "email"] },
    people.map(({ email, name, kind }) => [orgId, email, name, kind]),
  );
  const emails = people.map(({ email }) => email);
  const stored = await rows(
    tx,
    z.object({ id: z.string(), email: z.string() }),
    sql`SELECT id, email FROM git_identity WHERE org_id = ${orgId} AND email = ANY(${emails})`,
  );
  return new Map(stored.map(({ email, id }) => [email, id]));
}

const CHANGE_COLUMNS =
  "org_id repo_id id team_id kind number merge_sha base_sha branch title head_branch merged_at opened_at author_identity " +
  "author_kind work_kind position gross";

/** Adds new changes and updates those that differ; answers how many were written. */
export function upsertChanges(tx: Tx, scope: RepoScope, changes: Iterable<ChangeRow>): Promise<number> {
  return bulkUpsert(
    tx,
    { table: "change", columns: CHANGE_COLUMNS.split(" "), key: ["org_id", "repo_id", "id"] },
    map(changes, (change) => [
      scope.orgId,
      scope.repoId,
      change.id,
      change.teamId,
      change.kind,
      change.number,
      change.mergeSha,
      change.baseSha,
      change.branch,
      change.title,
      change.headBranch,
      at(change.mergedAt),
      at(change.openedAt),
      change.authorIdentity,
      change.authorKind,
      change.workKind,
      change.position,
      change.gross,
    ]),
  );
}

/** Calls changes otherwise, and says what they were for by that. */
export const retitleChanges = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  changes: readonly Pick<ChangeRow, "id" | "title" | "workKind">[],
): Promise<number> =>
  changes.length === 0
    ? Promise.resolve(0)
    : execute(
        tx,
        sql`UPDATE change c SET title = n.title, work_kind = n.kind
            FROM unnest(${changes.map(({ id }) => id)}::text[], ${changes.map(({ title }) => title)}::text[],
              ${changes.map(({ workKind }) => workKind)}::text[]) AS n(id, title, kind)
            WHERE c.org_id = ${orgId} AND c.repo_id = ${repoId} AND c.id = n.id`,
      );

/** Replaces the own commits of the changes named. */
export async function replaceChangeCommits(
  tx: Tx,
  scope: RepoScope,
  changeIds: readonly string[],
  commits: Iterable<CommitRow>,
): Promise<number> {
  await execute(
    tx,
    sql`DELETE FROM change_commit WHERE org_id = ${scope.orgId} AND repo_id = ${scope.repoId} AND change_id = ANY(${changeIds})`,
  );
  const columns =
    "org_id repo_id change_id position sha subject authored_at author_identity author_kind added removed".split(
      " ",
    );
  return bulkAppend(
    tx,
    { table: "change_commit", columns },
    map(commits, (commit) => [
      scope.orgId,
      scope.repoId,
      commit.changeId,
      commit.position,
      commit.sha,
      commit.subject,
      at(commit.authoredAt),
      commit.authorIdentity,
      commit.authorKind,
      commit.added,
      commit.removed,
    ]),
  );
}

/** Replaces the tracked branches of a repository. */
export async function replaceBranches(
  tx: Tx,
  scope: RepoScope,
  branches: readonly TrackedBranch[],
): Promise<void> {
  await clear(tx, "tracked_branch", scope);
  const columns = "org_id repo_id name role is_default tip fork_branch fork_sha".split(" ");
  await bulkAppend(
    tx,
    { table: "tracked_branch", columns },
    branches.map(({ name, role, isDefault, tip, fork }) => [
      scope.orgId,
      scope.repoId,
      name,
      role,
      isDefault,
      tip,
      fork?.branch ?? null,
      fork?.sha ?? null,
    ]),
  );
}

/** Replaces the inventory of context files and decision records. */
export async function replaceContext(tx: Tx, scope: RepoScope, assets: readonly ContextRow[]): Promise<void> {
  await clear(tx, "context_asset", scope);
  const columns = "org_id repo_id path kind since last_changed removed_at versions".split(" ");
  await bulkAppend(
    tx,
    { table: "context_asset", columns },
    assets.map(({ path, kind, since, lastChanged, removedAt, versions }) => [
      scope.orgId,
      scope.repoId,
      path,
      kind,
      at(since),
      at(lastChanged),
      removedAt === null ? null : at(removedAt),
      versions,
    ]),
  );
}

/** Replaces the dated versions of the owners file. */
export async function replaceOwners(tx: Tx, scope: RepoScope, versions: readonly OwnersRow[]): Promise<void> {
  await clear(tx, "codeowners_version", scope);
  const columns = "org_id repo_id sha from_at path rules".split(" ");
  await bulkAppend(
    tx,
    { table: "codeowners_version", columns },
    versions.map(({ sha, fromAt, path, rules }) => [
      scope.orgId,
      scope.repoId,
      sha,
      at(fromAt),
      path,
      { json: rules },
    ]),
  );
}

/** Replaces the list of paths outside the analysis. */
export async function replaceLeftOut(tx: Tx, scope: RepoScope, paths: readonly LeftOutRow[]): Promise<void> {
  await clear(tx, "left_out_path", scope);
  await bulkAppend(
    tx,
    { table: "left_out_path", columns: ["org_id", "repo_id", "path", "reason"] },
    paths.map(({ path, reason }) => [scope.orgId, scope.repoId, path, reason]),
  );
}

type Replaced = "tracked_branch" | "context_asset" | "codeowners_version" | "left_out_path";

const clear = (tx: Tx, table: Replaced, { orgId, repoId }: RepoScope) =>
  tx.query(`DELETE FROM ${table} WHERE org_id = $1 AND repo_id = $2`, [orgId, repoId]);

function* map<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}

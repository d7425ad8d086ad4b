import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, identifier, sql } from "@/lib/core/sql.ts";
import type { Composition } from "@/lib/model/composition.ts";
import type { LedgerEdge, LedgerEntry, OwnedGroup } from "@/lib/model/ledger.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { BornRow, DeathRow, LineBirthRow, LiveLineRow } from "./rows.ts";

const at = (seconds: number): Date => new Date(seconds * 1000);
const columns = (names: string) => ["org_id", "repo_id", ...names.split(" ")];

/** Adds entries to the ledger, in the order given. Entries are never changed; corrections are further entries. */
export const appendEntries = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  entries: Iterable<LedgerEntry>,
): Promise<number> =>
  bulkAppend(
    tx,
    {
      table: "ledger_entry",
      columns: columns("change_id class atoms cause_id booked_at rule confidence"),
    },
    map(entries, (entry) => [
      orgId,
      repoId,
      entry.change,
      entry.class,
      entry.atoms,
      entry.cause,
      at(entry.bookedAt),
      entry.rule,
      entry.confidence,
    ]),
  );

/** Replaces the atom groups of the changes named. The groups of a change are numbered in the order given. */
export async function replaceAtomGroups(
  tx: Tx,
  scope: RepoScope,
  changeIds: readonly string[],
  groups: Iterable<OwnedGroup>,
): Promise<number> {
  await clear(tx, "atom_group", scope, changeIds);
  const next = new Map<string, number>();
  return bulkAppend(
    tx,
    {
      table: "atom_group",
      columns: columns("change_id position path class rule added removed confidence refs service"),
    },
    map(groups, (group) => {
      const position = next.get(group.change) ?? 0;
      next.set(group.change, position + 1);
      const { path, rule, added, removed, confidence, refs, service } = group;
      return [
        scope.orgId,
        scope.repoId,
        group.change,
        position,
        path,
        group.class,
        rule,
        added,
        removed,
        confidence,
        refs,
        service,
      ];
    }),
  );
}

/** Replaces the edges that start at the changes named. */
export async function replaceEdges(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  fromIds: readonly string[],
  edges: Iterable<LedgerEdge>,
): Promise<number> {
  await execute(
    tx,
    sql`DELETE FROM ledger_edge WHERE org_id = ${orgId} AND repo_id = ${repoId} AND from_id = ANY(${fromIds})`,
  );
  return upsertEdges(tx, { orgId, repoId }, edges);
}

/** Adds edges and updates those that differ. */
export const upsertEdges = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  edges: Iterable<LedgerEdge>,
): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "ledger_edge",
      columns: columns("kind from_id to_id rule confidence matched_atoms"),
      key: columns("from_id kind to_id rule"),
    },
    map(edges, ({ kind, from, to, rule, confidence, matchedAtoms }) => [
      orgId,
      repoId,
      kind,
      from,
      to ?? "",
      rule,
      confidence,
      matchedAtoms,
    ]),
  );

/** Adds the compositions of changes and updates those that differ. */
export const upsertCompositions = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  compositions: Iterable<readonly [change: string, composition: Composition]>,
): Promise<number> =>
  bulkUpsert(
    tx,
    {
      table: "composition",
      columns: columns("change_id class confidence p ai_lines lines reason signals"),
      key: columns("change_id"),
    },
    map(compositions, ([change, { class: kind, confidence, p, aiLines, lines, reason, signals }]) => [
      orgId,
      repoId,
      change,
      kind,
      confidence,
      p,
      aiLines,
      lines,
      reason,
      { json: signals },
    ]),
  );

/** Stores the births of files whose lines changed. */
export const upsertLineBirths = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  births: Iterable<LineBirthRow>,
): Promise<number> =>
  bulkUpsert(
    tx,
    { table: "line_birth", columns: columns("branch path runs"), key: columns("branch path") },
    map(births, ({ branch, path, runs }) => [orgId, repoId, branch, path, runs]),
  );

/** Forgets the births of files that are gone. */
export const deleteLineBirths = (
  tx: Tx,
  { orgId, repoId }: RepoScope,
  gone: readonly { readonly branch: string; readonly path: string }[],
): Promise<number> =>
  execute(
    tx,
    sql`
      DELETE FROM line_birth
      USING unnest(${gone.map(({ branch }) => branch)}::text[], ${gone.map(({ path }) => path)}::text[]) AS g (branch, path)
      WHERE org_id = ${orgId} AND repo_id = ${repoId} AND line_birth.branch = g.branch AND line_birth.path = g.path`,
  );

/** Replaces what is known about the lives of the lines of the changes named. */
export async function replaceSurvival(
  tx: Tx,
  scope: RepoScope,
  changeIds: readonly string[],
  born: Iterable<BornRow>,
  deaths: Iterable<DeathRow>,
): Promise<void> {
  const { orgId, repoId } = scope;
  await clear(tx, "survival_born", scope, changeIds);
  await clear(tx, "survival_death", scope, changeIds);
  await bulkAppend(
    tx,
    { table: "survival_born", columns: columns("change_id composition born born_at censor_day") },
    map(born, (row) => [orgId, repoId, row.change, row.composition, row.born, at(row.bornAt), row.censorDay]),
  );
  await bulkAppend(
    tx,
    { table: "survival_death", columns: columns("change_id day deaths") },
    map(deaths, (row) => [orgId, repoId, row.change, row.day, row.deaths]),
  );
}

/** Replaces the line counts of the files at the tip of the landing branch; writes only what differs. */
export async function replaceLiveLines(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  files: readonly LiveLineRow[],
): Promise<void> {
  const paths = files.map(({ path }) => path);
  await execute(
    tx,
    sql`DELETE FROM live_line WHERE org_id = ${orgId} AND repo_id = ${repoId} AND path <> ALL(${paths})`,
  );
  await bulkUpsert(
    tx,
    { table: "live_line", columns: columns("path lines"), key: columns("path") },
    files.map(({ path, lines }) => [orgId, repoId, path, lines]),
  );
}

const clear = (
  tx: Tx,
  table: "atom_group" | "survival_born" | "survival_death",
  { orgId, repoId }: RepoScope,
  changeIds: readonly string[],
): Promise<number> =>
  execute(
    tx,
    sql`DELETE FROM ${identifier(table)} WHERE org_id = ${orgId} AND repo_id = ${repoId} AND change_id = ANY(${changeIds})`,
  );

function* map<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}

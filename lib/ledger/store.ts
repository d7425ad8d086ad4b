import { bulkAppend, bulkUpsert } from "@/lib/core/bulk-write.ts";
import type { Tx } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { Composition } from "@/lib/model/composition.ts";
import type { LedgerEdge, LedgerEntry, OwnedGroup } from "@/lib/model/ledger.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { LiveLineRow } from "./rows.ts";

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
  await execute(
    tx,
    sql`DELETE FROM atom_group WHERE org_id = ${scope.orgId} AND repo_id = ${scope.repoId} AND change_id = ANY(${changeIds})`,
  );
  const next = new Map<string, number>();
  return bulkAppend(
    tx,
    {
      table: "atom_group",
      columns: columns("change_id position path class rule added removed confidence refs service spans"),
    },
    map(groups, (group) => {
      const position = next.get(group.change) ?? 0;
      next.set(group.change, position + 1);
      const { path, rule, added, removed, confidence, refs, service, spans = [] } = group;
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
        spans,
      ];
    }),
  );
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

/**
 * Replaces the line counts of the files at the tip of the landing branch; writes only what differs. `before` is what is
 * stored, where that is known.
 */
export async function replaceLiveLines(
  tx: Tx,
  { orgId, repoId }: RepoScope,
  files: readonly LiveLineRow[],
  before: readonly LiveLineRow[] | null = null,
): Promise<void> {
  const paths = files.map(({ path }) => path);
  const had = new Map((before ?? []).map(({ path, lines }) => [path, lines]));
  const left = new Set(paths);
  const gone = before?.map(({ path }) => path).filter((path) => !left.has(path));
  const without = gone ? sql`path = ANY(${gone})` : sql`path <> ALL(${paths})`;
  await execute(
    tx,
    sql`DELETE FROM live_line WHERE org_id = ${orgId} AND repo_id = ${repoId} AND ${without}`,
  );
  await bulkUpsert(
    tx,
    { table: "live_line", columns: columns("path lines"), key: columns("path") },
    files
      .filter(({ path, lines }) => had.get(path) !== lines)
      .map(({ path, lines }) => [orgId, repoId, path, lines]),
  );
}

function* map<From, To>(items: Iterable<From>, to: (item: From) => To): Generator<To> {
  for (const item of items) yield to(item);
}

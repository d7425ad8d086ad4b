import { isDeepStrictEqual } from "node:util";
import type { HostBatch } from "@/lib/model/host-batch.ts";

type Row = Readonly<Record<string, unknown>>;
type Lists = Readonly<Record<string, readonly Row[] | undefined>>;

/** Lists of which each row stands for itself, and what names it there. */
const NAMES: ReadonlyMap<string, readonly string[]> = new Map([
  ["accounts", ["key"]],
  ["repositories", ["key"]],
  ["pullRequests", ["repo", "number"]],
  ["reviews", ["repo", "number", "externalId"]],
  ["threads", ["repo", "number", "externalId"]],
  ["comments", ["repo", "externalId"]],
  ["events", ["repo", "number", "externalId"]],
  ["releases", ["repo", "externalId"]],
  ["runs", ["repo", "externalId"]],
  ["checks", ["repo", "externalId"]],
]);

/**
 * Joins what messages mean, so that few batches leave what all of them would one after the other: a message joins a batch that
 * says nothing else of what it speaks of, and never one before a batch that does. What is said twice alike is said once. One
 * with other lists than those above, of which rows hang on one another, goes by itself.
 */
export function inRounds(batches: readonly HostBatch[]): HostBatch[] {
  const rounds: Map<string, Row[]>[] = [];
  const said = new Map<string, { readonly row: Row; readonly round: number }>();
  let first = 0;
  for (const batch of batches) {
    const lists = Object.entries(batch as Lists).filter(([, rows]) => rows !== undefined && rows.length > 0);
    if (lists.length === 0) continue;
    if (lists.some(([list]) => !NAMES.has(list))) {
      first = rounds.push(new Map(lists.map(([list, rows]) => [list, [...(rows ?? [])]])));
      continue;
    }
    const told = lists.flatMap(([list, rows = []]) =>
      rows.map((row) => ({ list, row, name: nameOf(list, row) })),
    );
    const round = told.reduce((least, { name, row }) => {
      const before = said.get(name);
      if (before === undefined) return least;
      return Math.max(least, isDeepStrictEqual(before.row, row) ? before.round : before.round + 1);
    }, first);
    const joined = rounds[round] ?? new Map<string, Row[]>();
    rounds[round] = joined;
    for (const { list, row, name } of told) {
      const before = said.get(name);
      if (before?.round === round && isDeepStrictEqual(before.row, row)) continue;
      said.set(name, { row, round });
      joined.set(list, [...(joined.get(list) ?? []), row]);
    }
  }
  return rounds.map((lists) => Object.fromEntries(lists));
}

const nameOf = (list: string, row: Row): string =>
  [list, ...(NAMES.get(list) ?? []).map((name) => String(row[name]))].join("\0");

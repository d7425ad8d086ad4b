import { type Db, withOrg } from "@/lib/core/db.ts";
import { type ClosedBooks, closedBooks } from "@/lib/ledger/closed/closed-books.ts";
import { landedCandidates, type Sought } from "@/lib/ledger/closed/landed-candidates.ts";
import { RESTATE_SECONDS } from "@/lib/ledger/fold/fold-state.ts";
import type { ClosedOutcome } from "@/lib/model/closed-pull.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { basesOf } from "@/lib/normalized/closed/closed-change-store.ts";
import { isMissingObject } from "@/lib/sources/git/git-failure.ts";
import type { LeftOut } from "@/lib/sources/git/missing-objects.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { openTreeDiff, type TreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { INTEREST } from "../analyze/interest.ts";
import { readComposition } from "../analyze/read-composition.ts";
import type { WrittenChange } from "../analyze/write-changes.ts";
import { findHeads, type HeadedPull } from "./find-heads.ts";
import { findLanded } from "./find-landed.ts";
import { type ClosedHead, type ReadClosed, readClosedPull } from "./read-closed-pull.ts";

/** What closed changes are read with. */
export type ClosedSource = {
  readonly db: Db;
  readonly scope: RepoScope;
  readonly source: OpenRepository;
  readonly work: ReadonlyMap<string, ToldWork>;
  /** Files whose contents this copy of the repository lacks. */
  readonly leaveOut: readonly LeftOut[];
};

export type ClosedBatch = {
  readonly closed: readonly { readonly change: WrittenChange; readonly books: ClosedBooks }[];
  /** What became of each pull request that was asked for. */
  readonly outcomes: ReadonlyMap<string, ClosedOutcome>;
};

/** Reads some closed pull requests, and compares them with what has landed. */
export async function readBatch(from: ClosedSource, asked: readonly HeadedPull[]): Promise<ClosedBatch> {
  const { db, scope, source, work, leaveOut } = from;
  const into = asked.map(({ id, pull }) => ({
    change: id,
    baseBranch: pull.baseBranch,
    closedAt: pull.closedAt,
  }));
  const bases = await withOrg(db, scope.orgId, (tx) => basesOf(tx, scope, into));
  const { heads, others } = await findHeads(source, asked, bases, work);
  const outcomes = new Map(others);
  const read = await withTrees(from, async (trees) => {
    const all: ReadClosed[] = [];
    for (const head of heads) all.push(await readClosedPull(source, trees, head));
    return all;
  }).catch((error: unknown) =>
    isMissingObject(error) ? oneByOne(from, heads, outcomes) : Promise.reject(error),
  );
  const changes = await readComposition(
    source,
    source.aiNotes,
    leaveOut,
    read.map(({ unclassified }) => unclassified),
  );
  const sought = read.map(soughtOf);
  const candidates = await withOrg(db, scope.orgId, (tx) => landedCandidates(tx, scope, sought));
  const closed = await withTrees(from, async (trees) => {
    const booked: { change: WrittenChange; books: ClosedBooks }[] = [];
    for (const [at, change] of changes.entries()) {
      const [own, { atoms }] = [sought[at], read[at] ?? { atoms: null }];
      if (own === undefined || atoms === null) continue;
      const { id, mergedAt: closedAt } = change.planned;
      const landedIn = await findLanded(
        trees,
        own,
        candidates.filter((each) => each.closed === id),
      );
      outcomes.set(id, landedIn.length > 0 ? "landed_elsewhere" : "abandoned");
      const { gross, groups } = atoms;
      booked.push({ change, books: closedBooks({ change: id, gross, closedAt, groups, landedIn }) });
    }
    return booked;
  });
  return { closed, outcomes };
}

/** Of a copy that lacks some contents: as many as can be read; of the others it is said. */
async function oneByOne(
  from: ClosedSource,
  heads: readonly ClosedHead[],
  outcomes: Map<string, ClosedOutcome>,
): Promise<ReadClosed[]> {
  const read: ReadClosed[] = [];
  for (const head of heads) {
    const one = await withTrees(from, (trees) => readClosedPull(from.source, trees, head)).catch(
      (error: unknown) => {
        if (!isMissingObject(error)) throw error;
        outcomes.set(head.id, "no_head");
        return null;
      },
    );
    if (one !== null) read.push(one);
  }
  return read;
}

async function withTrees<Answer>(
  { source, leaveOut }: ClosedSource,
  work: (trees: TreeDiff) => Promise<Answer>,
): Promise<Answer> {
  const trees = openTreeDiff(
    source,
    INTEREST,
    leaveOut.map(({ pathspec }) => pathspec),
  );
  try {
    return await work(trees);
  } finally {
    await trees.close();
  }
}

function soughtOf({ unclassified: { change, evidence }, atoms }: ReadClosed): Sought {
  const { id, baseSha, mergeSha, openedAt, mergedAt } = change.planned;
  const files = new Map<string, number>();
  for (const { path, added, removed } of atoms.groups)
    files.set(path, (files.get(path) ?? 0) + added + removed);
  return {
    change: id,
    baseSha: baseSha ?? "",
    headSha: mergeSha,
    from: Math.min(openedAt, ...evidence.commits.map(({ authoredAt }) => authoredAt)),
    to: mergedAt + RESTATE_SECONDS,
    gross: atoms.gross,
    files: [...files].map(([path, count]) => ({ path, atoms: count })),
  };
}

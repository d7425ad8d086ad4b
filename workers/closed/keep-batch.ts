import { type Db, withOrg } from "@/lib/core/db.ts";
import { bookClosed } from "@/lib/ledger/closed/book-closed.ts";
import { bookedWeeks } from "@/lib/ledger/closed/booked-weeks.ts";
import { replaceClosedEdges } from "@/lib/ledger/closed/replace-closed-edges.ts";
import { dropStaleElements } from "@/lib/ledger/complexity/elements-store.ts";
import { applySaid } from "@/lib/ledger/corrections/apply-said.ts";
import { replaceAtomGroups, upsertCompositions } from "@/lib/ledger/store.ts";
import { replaceFactCells, weeksOfChanges } from "@/lib/metrics/store.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { landedAmong } from "@/lib/normalized/closed/closed-change-store.ts";
import { keepClosedMarks } from "@/lib/normalized/closed/closed-pull-store.ts";
import { readOwners } from "@/lib/normalized/codeowners/owners-store.ts";
import { assignTeams, holdTeams } from "@/lib/normalized/people/change-team-store.ts";
import { repositoryAsOf } from "@/lib/settings/repository-as-of.ts";
import { groupServices } from "../analyze/group-owners.ts";
import { writeChanges } from "../analyze/write-changes.ts";
import { forgetClosed } from "./forget-closed.ts";
import type { ClosedBatch } from "./read-batch.ts";

export type Keeping = {
  readonly db: Db;
  readonly scope: RepoScope;
  readonly teamId: string;
};

/** What is to be kept: what was found of pull requests, from what (their stamps), and how far landed changes were compared. */
export type KeptBatch = ClosedBatch & {
  readonly stamps: ReadonlyMap<string, string>;
  readonly checkedTo: (change: string) => number;
};

/** Keeps what was found of closed pull requests, all in one: changes, books, facts. Of those that have landed meanwhile, nothing. */
export const keepBatch = ({ db, scope, teamId }: Keeping, batch: KeptBatch): Promise<void> =>
  withOrg(db, scope.orgId, async (tx) => {
    // A reading holds them while it writes: each sees what the other has left.
    await holdTeams(tx, scope);
    const asked = [...batch.stamps.keys()];
    const landed = await landedAmong(tx, scope, asked);
    const ids = asked.filter((id) => !landed.has(id));
    const before = await bookedWeeks(tx, scope, ids);
    const closed = batch.closed.filter(({ change }) => !landed.has(change.planned.id));
    const changes = closed.map(({ change }) => change);
    const kept = changes.map(({ planned }) => planned.id);
    const books = closed.map((each) => each.books);
    await forgetClosed(
      tx,
      scope,
      ids.filter((id) => !kept.includes(id)),
    );
    await writeChanges(tx, scope, teamId, changes);
    await replaceClosedEdges(
      tx,
      scope,
      kept,
      books.flatMap(({ edges }) => edges),
    );
    const closedAt = new Map(changes.map(({ planned }) => [planned.id, planned.mergedAt]));
    const owned = groupServices(await readOwners(tx, scope), (id) => closedAt.get(id) ?? 0);
    await replaceAtomGroups(tx, scope, kept, owned(books.flatMap(({ groups }) => groups)));
    await upsertCompositions(
      tx,
      scope,
      changes.map(({ planned, composition }) => [planned.id, composition] as const),
    );
    await bookClosed(
      tx,
      scope,
      kept,
      books.flatMap(({ entries }) => entries),
    );
    await keepClosedMarks(
      tx,
      scope,
      ids.flatMap((changeId) => {
        const outcome = batch.outcomes.get(changeId);
        const stamp = batch.stamps.get(changeId);
        if (outcome === undefined || stamp === undefined) return [];
        return [{ changeId, stamp, outcome, checkedTo: batch.checkedTo(changeId) }];
      }),
    );
    const moved = await assignTeams(tx, scope);
    await applySaid(tx, { ...scope, changes: ids });
    await dropStaleElements(tx, scope, ids);
    const weeks = [...new Set([...before, ...moved, ...(await weeksOfChanges(tx, scope, kept))])];
    const asOf = await repositoryAsOf(tx, scope);
    if (asOf !== null && weeks.length > 0) await replaceFactCells(tx, { ...scope, asOf, weeks });
  });

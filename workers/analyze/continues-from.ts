import { pieceOfChange } from "@/lib/ledger/carried/change-pieces.ts";
import { pieceOfAtoms } from "@/lib/ledger/carried/window-pieces.ts";
import { canRetell, type Retold, retell } from "@/lib/ledger/fold/retell.ts";
import { isNamed, type Retitled, retitle } from "@/lib/ledger/fold/retitle.ts";
import type { LedgerEntry } from "@/lib/model/ledger.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import type { Carried } from "./analyzed.ts";
import { pieceOfPlanned } from "./carried-codec.ts";
import { saidInTitle } from "./change-context.ts";
import { purposeOf } from "./change-purpose.ts";
import { announceLines, canFollow, type HistoryLines } from "./lines-of-history.ts";
import { markOfWork } from "./mark-of-work.ts";
import type { ReadPlan } from "./read-plan.ts";

/** What has become of changes of an earlier run since: their names, what they are for, and what that books. */
export type Continued = {
  readonly retitled: readonly Retitled[];
  readonly retold: readonly Retold[];
  readonly entries: readonly LedgerEntry[];
};

/**
 * Whether a run can go on from what an earlier one left; if so, the lines of history that the new changes touch are loaded, and
 * changes that a host calls otherwise since are called so, and those of whose work it tells otherwise are restated: these are
 * answered. Null where it cannot: where history was
 * rewritten, where something that was read only now belongs before what was read then, and where a host has told since what it
 * had not of a change that was read: its time and branch, and sometimes its title, decide how it is booked, and what a change is
 * booked as hangs on all that landed before it.
 */
export async function continuesFrom(
  plan: ReadPlan,
  history: HistoryLines,
  carried: Carried,
  toldWork: ReadonlyMap<string, ToldWork>,
): Promise<Continued | null> {
  if (!beginsAlike(plan, history, carried)) return null;
  const { fold, planned } = carried;
  const retitled = retitledSince(plan, carried);
  const isAlike = ({ index, title }: Retitled) =>
    saidInTitle(title) === saidInTitle(fold.changes[index]?.title ?? "");
  if (!retitled.every(isAlike) || isNamed(fold, retitled)) return null;
  const retold = retoldSince(carried, toldWork);
  if (!canRetell(fold, retold)) return null;
  retitle(fold, retitled);
  for (const { index } of retitled) carried.versions.delete(pieceOfChange(index));
  const entries = retell(fold, retold);
  for (const { index } of retold) {
    carried.versions.delete(pieceOfAtoms(index));
    carried.versions.delete(pieceOfPlanned(index));
    const change = planned[index];
    if (change) planned[index] = { ...change, work: markOfWork(toldWork.get(change.id)) };
  }
  announceLines(fold, history, plan);
  const added = [...plan.plan.changes.from(planned.length)];
  const lines = added.map((change) => history.placeOf(change).line);
  return (await carried.wake(lines, added[0]?.mergedAt ?? Number.POSITIVE_INFINITY))
    ? { retitled, retold, entries }
    : null;
}

/** Changes of the earlier run whose work is told otherwise since, with what they are for by that. */
function retoldSince({ fold, planned }: Carried, toldWork: ReadonlyMap<string, ToldWork>): Retold[] {
  return planned.flatMap(({ id, work }, index) => {
    const told = toldWork.get(id);
    if (markOfWork(told) === work) return [];
    const { title = "" } = fold.changes[index] ?? {};
    const broughtInBy = fold.window.get(index)?.purpose?.broughtInBy ?? [];
    return { index, purpose: purposeOf(title, broughtInBy, told ?? null) };
  });
}

/** Changes of the earlier run that are called otherwise than they were then. */
function retitledSince({ plan, told }: ReadPlan, { fold }: Carried): Retitled[] {
  return fold.changes.flatMap(({ index, title: before }) => {
    const known = told.titleOf({ number: plan.changes.numberOf(index) });
    if (known === null || known === before) return [];
    const { title } = plan.changes.at(index);
    return title === before ? [] : [{ index, title }];
  });
}

/** Whether the plan still begins with what was folded before, in the same order, on the same landing branch. */
function beginsAlike(plan: ReadPlan, history: HistoryLines, { planned, fold }: Carried): boolean {
  if (plan.rewritten) return false;
  const before = [...fold.branches.values()].find((branch) => branch.landing);
  if (before && history.landing !== before.name) return false;
  const { changes } = plan.plan;
  if (changes.length < planned.length) return false;
  const begins = planned.every(
    ({ id, mergeSha, line, told }, place) =>
      changes.mergeShaOf(place) === mergeSha &&
      changes.idOf(place) === id &&
      history.lineOf(changes.branchOf(place), mergeSha) === line &&
      plan.told.markOf({ number: changes.numberOf(place) }) === told,
  );
  return begins && canFollow(fold, history, plan);
}

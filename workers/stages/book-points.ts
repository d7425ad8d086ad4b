import { type Db, type Tx, withOrg } from "@/lib/core/db.ts";
import { bookUnit, type StandingChange } from "@/lib/ledger/points/book-unit.ts";
import { closeBooks, type PointBook, pointBooks } from "@/lib/ledger/points/point-book-store.ts";
import { holdPoints, keepPoints, standingChanges, unitsToBook } from "@/lib/ledger/points/points-store.ts";
import {
  type PointWeek,
  replacePointCells,
  weeksOfUnits,
  weeksSettling,
} from "@/lib/metrics/point-cells-store.ts";

const AT_ONCE = 4_000;

/**
 * Books the points of the units of an organisation of which anything is otherwise than it is booked, and computes the weeks again that
 * this moves or that have settled since. Answers how many units.
 */
export const bookPointsStage =
  ({ db }: { readonly db: Db }) =>
  ({ orgId }: { readonly orgId: string }): Promise<number> =>
    withOrg(db, orgId, async (tx) => {
      await holdPoints(tx, orgId);
      const books = await pointBooks(tx, orgId);
      const changed = books.filter(({ figures, bookedFigures }) => figures !== bookedFigures);
      const units = await unitsToBook(
        tx,
        orgId,
        changed.map(({ repoId }) => repoId),
      );
      const weeks = new Map<string, PointWeek>();
      const touch = (these: readonly PointWeek[]) => {
        for (const each of these) weeks.set(`${each.repoId} ${each.week}`, each);
      };
      for (let done = 0; done < units.length; done += AT_ONCE) {
        const some = units.slice(done, done + AT_ONCE);
        touch(await weeksOfUnits(tx, orgId, some));
        await keepPoints(tx, orgId, some, byUnit(await standingChanges(tx, orgId, some)).flatMap(bookUnit));
        touch(await weeksOfUnits(tx, orgId, some));
      }
      for (const book of books) touch(await settledSince(tx, orgId, book));
      if (weeks.size > 0) await replacePointCells(tx, orgId, [...weeks.values()]);
      await closeBooks(tx, orgId, books);
      return units.length;
    });

function byUnit(changes: readonly StandingChange[]): StandingChange[][] {
  const units = new Map<string, StandingChange[]>();
  for (const change of changes) units.set(change.unitId, [...(units.get(change.unitId) ?? []), change]);
  return [...units.values()];
}

/** Nothing where it has not been read on. */
const settledSince = (
  tx: Tx,
  orgId: string,
  { repoId, asOf, bookedAsOf }: PointBook,
): Promise<PointWeek[]> =>
  bookedAsOf === null || bookedAsOf === asOf
    ? Promise.resolve([])
    : weeksSettling(tx, orgId, repoId, { from: Math.min(asOf, bookedAsOf), to: Math.max(asOf, bookedAsOf) });

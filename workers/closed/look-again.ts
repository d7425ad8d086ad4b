import { withOrg } from "@/lib/core/db.ts";
import { landedCandidates } from "@/lib/ledger/closed/landed-candidates.ts";
import { soughtChanges } from "@/lib/ledger/closed/sought-store.ts";
import { type ClosedMark, keepClosedMarks } from "@/lib/normalized/closed/closed-pull-store.ts";
import type { Keeping } from "./keep-batch.ts";

/**
 * Which of these abandoned changes may be held by something that has landed since they were compared; of the others it is kept that
 * they were looked at (`checkedTo`, by change).
 */
export const lookAgain = (
  { db, scope }: Omit<Keeping, "teamId">,
  watched: readonly ClosedMark[],
  checkedTo: (change: string) => number,
): Promise<Set<string>> =>
  withOrg(db, scope.orgId, async (tx) => {
    const ids = watched.map(({ changeId }) => changeId);
    const found = await landedCandidates(tx, scope, await soughtChanges(tx, scope, ids));
    const known = new Map(watched.map((mark) => [mark.changeId, mark.checkedTo]));
    const again = new Set(
      found
        .filter(({ closed, position }) => position > (known.get(closed) ?? -1))
        .map(({ closed }) => closed),
    );
    const others = watched.filter(({ changeId }) => !again.has(changeId));
    await keepClosedMarks(
      tx,
      scope,
      others.map((mark) => ({ ...mark, checkedTo: checkedTo(mark.changeId) })),
    );
    return again;
  });

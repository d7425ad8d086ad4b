import type { Tx } from "@/lib/core/db.ts";
import { bookedWeeks } from "@/lib/ledger/closed/booked-weeks.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { closedThatLanded } from "@/lib/normalized/closed/closed-change-store.ts";
import { forgetClosed } from "./forget-closed.ts";

/** Takes back that changes were closed which have landed since, reopened or not. Answers the weeks whose figures that moves. */
export async function withdrawLanded(tx: Tx, scope: RepoScope): Promise<string[]> {
  const changes = await closedThatLanded(tx, scope);
  if (changes.length === 0) return [];
  const weeks = await bookedWeeks(tx, scope, changes);
  await forgetClosed(tx, scope, changes);
  return weeks;
}

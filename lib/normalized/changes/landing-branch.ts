import type { ChangePlan } from "@/lib/model/change-plan.ts";

const YEAR = 365 * 86_400;

/**
 * The long-lived branch on which most changes of the last year landed for the first time; the default branch where
 * none has more. Merges that only bring along what landed elsewhere do not count.
 */
export function landingBranch(plan: ChangePlan, defaultBranch: string, asOf: number): string {
  const topics = new Set(plan.branches.filter(({ role }) => role === "topic").map(({ name }) => name));
  const counts = new Map<string, number>();
  for (const change of plan.changes) {
    if (change.onlyBrings || change.mergedAt <= asOf - YEAR || topics.has(change.branch)) continue;
    counts.set(change.branch, (counts.get(change.branch) ?? 0) + 1);
  }
  let best = defaultBranch;
  for (const [branch, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > (counts.get(best) ?? 0)) best = branch;
  }
  return best;
}

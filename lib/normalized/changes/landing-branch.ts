import type { LandedPlan } from "./plan-result.ts";

const YEAR = 365 * 86_400;

/**
 * The long-lived branch on which most changes of the last year landed for the first time; the default branch where
 * none has more. Merges that only bring along what landed elsewhere do not count.
 */
export function landingBranch(plan: LandedPlan, defaultBranch: string, asOf: number): string {
  const topics = new Set(plan.branches.filter(({ role }) => role === "topic").map(({ name }) => name));
  const counts = new Map<string, number>();
  const { changes } = plan;
  for (let place = changes.length - 1; place >= 0; place--) {
    // Their time never goes back in a plan.
    if (changes.mergedAtOf(place) <= asOf - YEAR) break;
    const branch = changes.branchOf(place);
    if (changes.onlyBringsOf(place) || topics.has(branch)) continue;
    counts.set(branch, (counts.get(branch) ?? 0) + 1);
  }
  let best = defaultBranch;
  for (const [branch, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    if (count > (counts.get(best) ?? 0)) best = branch;
  }
  return best;
}

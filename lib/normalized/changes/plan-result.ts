import type { ChangePlan, TrackedBranch } from "@/lib/model/change-plan.ts";
import type { LandedChanges } from "./landed-changes.ts";
import type { RebaseRun } from "./rebase-runs.ts";

/** History of a branch beside its first-parent line: a pull merge, `onto`, made it a second parent. */
export type Strand = { readonly branch: string; readonly tip: string; readonly fork: string | null };

export type PlanCounts = {
  readonly commits: number;
  readonly changes: number;
  readonly merge: number;
  readonly squash: number;
  readonly rebase: number;
  readonly push: number;
  /** Pull requests whose own commits could be read. */
  readonly pullsWithCommits: number;
  readonly pulls: number;
};

/** A plan whose changes are worded when they are asked for. */
export type LandedPlan = { readonly branches: readonly TrackedBranch[]; readonly changes: LandedChanges };

export type PlanResult<Plan = ChangePlan> = {
  readonly plan: Plan;
  readonly defaultBranch: string | null;
  readonly asOf: number | null;
  readonly counts: PlanCounts;
  /** Pull requests that may have landed by rebase: hand back those whose pairs have equal patches. */
  readonly rebaseCandidates: readonly RebaseRun[];
  readonly strands: readonly Strand[];
  /** Known changes whose landing is on no tracked branch any more: history was rewritten, or a branch has gone. */
  readonly lost: readonly string[];
  readonly rewritten: boolean;
};

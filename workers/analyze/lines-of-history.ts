import type { ChangePlace } from "@/lib/ledger/fold/apply-change.ts";
import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { ReadPlan } from "./read-plan.ts";

type Fork = { readonly branch: string; readonly sha: string };

/** The lines of history of a plan: its branches, and what pull merges made second parents. */
export type HistoryLines = {
  readonly lines: readonly { readonly name: string; readonly fork: Fork | null }[];
  readonly landing: string | null;
  /** Where a change stands. One team a repository. */
  readonly placeOf: (change: PlannedChange) => ChangePlace;
};

export function linesOfHistory(plan: ReadPlan): HistoryLines {
  const { branches } = plan.plan;
  const landing = branches.find((branch) => branch.role === "landing")?.name ?? null;
  const onStrand = new Map<string, string>();
  for (const { branch, tip, fork } of plan.strands) {
    for (const sha of firstParents(plan, tip, fork)) onStrand.set(sha, nameOf(branch, tip));
  }
  const lineOf = (branch: string, sha: string) => onStrand.get(sha) ?? branch;
  const grownFrom = (branch: string, sha: string | null) =>
    sha === null ? null : { branch: lineOf(branch, sha), sha };
  return {
    lines: [
      ...branches.map(({ name, fork }) => ({ name, fork: fork && grownFrom(fork.branch, fork.sha) })),
      ...plan.strands.map(({ branch, tip, fork }) => ({
        name: nameOf(branch, tip),
        fork: grownFrom(branch, fork),
      })),
    ],
    landing,
    placeOf: ({ mergeSha, branch }) => ({
      team: 0,
      landing: branch === landing,
      line: lineOf(branch, mergeSha),
    }),
  };
}

/** Makes the lines known to the fold; those that it knows already go on. */
export function announceLines(fold: FoldState, { lines, landing }: HistoryLines, plan: ReadPlan): void {
  for (const { name, fork } of lines) {
    if (fold.branches.has(name)) continue;
    const forked =
      fork === null ? undefined : plan.plan.changes.find((change) => change.mergeSha === fork.sha);
    const forkedAt = forked ? (fold.byId.get(forked.id)?.mergedAt ?? null) : null;
    fold.branches.set(name, { name, landing: name === landing, files: new Map(), fork, forkedAt });
  }
}

const nameOf = (branch: string, tip: string) => `${branch}#${tip}`;

function* firstParents({ graph }: ReadPlan, tip: string, stop: string | null): Generator<string> {
  for (let at = graph.indexOf(tip); at >= 0; at = graph.presentParent(at, 0)) {
    const sha = graph.shaOf(at);
    if (sha === stop) return;
    yield sha;
  }
}

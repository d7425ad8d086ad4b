import type { ChangePlace } from "@/lib/ledger/fold/apply-change.ts";
import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { ReadPlan } from "./read-plan.ts";

/** Announces every line of history of the plan to the fold, and answers where each change stands. One team a repository. */
export function linesOfHistory(fold: FoldState, plan: ReadPlan): (change: PlannedChange) => ChangePlace {
  const { branches, changes } = plan.plan;
  const landing = branches.find((branch) => branch.role === "landing")?.name;
  const onStrand = new Map<string, string>();
  const announce = (name: string, fork: { branch: string; sha: string } | null) => {
    if (fold.branches.has(name)) return;
    const forked = fork === null ? undefined : changes.find((change) => change.mergeSha === fork.sha);
    const forkedAt = forked ? (fold.byId.get(forked.id)?.mergedAt ?? null) : null;
    fold.branches.set(name, { name, landing: name === landing, files: new Map(), fork, forkedAt });
  };
  for (const { name, fork } of branches) announce(name, fork);
  for (const strand of plan.strands) {
    const name = `${strand.branch}#${strand.tip}`;
    for (const sha of firstParents(plan, strand.tip, strand.fork)) onStrand.set(sha, name);
    announce(
      name,
      strand.fork === null ? null : { branch: lineOf(strand.branch, strand.fork), sha: strand.fork },
    );
  }
  return ({ mergeSha, branch }) => ({ team: 0, landing: branch === landing, line: lineOf(branch, mergeSha) });

  function lineOf(branch: string, sha: string): string {
    return onStrand.get(sha) ?? branch;
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

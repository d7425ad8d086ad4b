import { patchKeys } from "@/lib/ledger/edges/patch-key.ts";
import { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import { type PlanInput, planChanges } from "@/lib/normalized/changes/plan-changes.ts";
import type { PlanResult } from "@/lib/normalized/changes/plan-result.ts";
import type { RebaseRun } from "@/lib/normalized/changes/rebase-runs.ts";
import { brokeOff } from "@/lib/sources/git/broke-off.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readCommits } from "@/lib/sources/git/read-commits.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";

export type ReadPlan = PlanResult & { readonly graph: CommitGraph };

/** Reads the commit graph once, and from it what landed where. Rebases are believed when their patches agree. */
export async function readPlan(
  source: OpenRepository,
  known: PlanInput["known"],
  report: (commits: number) => void,
): Promise<ReadPlan> {
  const graph = new CommitGraph();
  const tips = [...source.branches.map(({ tip }) => tip), ...source.pullHeads.map(({ sha }) => sha)];
  let read = 0;
  for await (const commit of readCommits(source, tips)) {
    graph.add(commit);
    read += 1;
    if (read % 2_000 === 0) report(read);
  }
  // The tips are told last: whoever has seen them all has seen everything.
  if (tips.some((tip) => graph.indexOf(tip) < 0)) throw brokeOff("log");
  const input: PlanInput = {
    graph,
    defaultBranch: source.defaultBranch,
    branches: source.branches,
    pullHeads: source.pullHeads,
    ...(known ? { known } : {}),
  };
  const first = planChanges(input);
  const confirmed = await confirmRebases(source, first.rebaseCandidates);
  if (confirmed.length === 0) return { ...first, graph };
  return { ...planChanges({ ...input, confirmedRebases: confirmed }), graph };
}

async function confirmRebases(
  source: OpenRepository,
  candidates: readonly RebaseRun[],
): Promise<RebaseRun[]> {
  if (candidates.length === 0) return [];
  const diffs = openTreeDiff(source);
  const patchOf = async (sha: string) => patchKeys(await diffs.between(null, sha)).patch;
  const confirmed: RebaseRun[] = [];
  try {
    for (const run of candidates) {
      let same = true;
      for (const [left, right] of run.pairs) {
        same = left === right || (await patchOf(left)) === (await patchOf(right));
        if (!same) break;
      }
      if (same) confirmed.push(run);
    }
  } finally {
    await diffs.close();
  }
  return confirmed;
}

import { patchKeys } from "@/lib/ledger/edges/patch-key.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import { openPlan, type PlanInput } from "@/lib/normalized/changes/plan-changes.ts";
import type { LandedPlan, PlanResult } from "@/lib/normalized/changes/plan-result.ts";
import type { RebaseRun } from "@/lib/normalized/changes/rebase-runs.ts";
import { brokeOff } from "@/lib/sources/git/broke-off.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readCommits } from "@/lib/sources/git/read-commits.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { type ToldPulls, toldPulls } from "./told-pulls.ts";

/** What one reading of the plan leaves for the next. */
export type KeptPlan = {
  /** Goes on growing with the next reading. */
  readonly graph: CommitGraph;
  /** Tips of the branches then: all that they contain is in the graph. */
  readonly tips: readonly string[];
  /** Patch keys of the commits that were compared to find rebases. */
  readonly patches: ReadonlyMap<string, string>;
};

export type ReadPlan = PlanResult<LandedPlan> & {
  readonly graph: CommitGraph;
  readonly patches: ReadonlyMap<string, string>;
  readonly told: ToldPulls;
};

export type PlanOptions = {
  /** Changes of an earlier plan: they keep their numbers. */
  readonly known?: PlanInput["known"];
  readonly kept?: KeptPlan | null;
  readonly knownPulls?: readonly KnownPull[] | null;
  /** Commits that were read already, each after its parents or after what was kept. */
  readonly ahead?: readonly GitCommit[];
};

/**
 * Reads what is new in the commit graph, and from all of it what landed where. Rebases are believed when their patches
 * agree. What was kept only spares reading: the plan is the one that a reading from the beginning makes.
 */
export async function readPlan(
  source: OpenRepository,
  report: (commits: number) => void,
  { known, kept = null, knownPulls = null, ahead = [] }: PlanOptions = {},
): Promise<ReadPlan> {
  const graph = kept?.graph ?? new CommitGraph();
  const tips = [...source.branches.map(({ tip }) => tip), ...source.pullHeads.map(({ sha }) => sha)];
  for (const commit of ahead) graph.add(commit);
  const wanted = tips.filter((tip) => graph.indexOf(tip) < 0);
  let read = 0;
  for await (const commit of readCommits(source, wanted, kept?.tips)) {
    graph.add(commit);
    read += 1;
    if (read % 2_000 === 0) report(read);
  }
  // The tips are told last: whoever has seen them all has seen everything.
  if (tips.some((tip) => graph.indexOf(tip) < 0)) throw brokeOff("log");
  if (kept !== null) graph.keepOnly(tips);
  const plan = openPlan({
    graph,
    defaultBranch: source.defaultBranch,
    branches: source.branches,
    pullHeads: source.pullHeads,
    knownPulls,
    ...(known ? { known } : {}),
  });
  const first = plan([], { suggest: true });
  const patches = await patchesOf(source, first.rebaseCandidates, kept?.patches ?? new Map());
  const confirmed = first.rebaseCandidates.filter((run) => isRebase(run, patches));
  const told = toldPulls(knownPulls);
  if (confirmed.length === 0) return { ...first, graph, patches, told };
  return { ...plan(confirmed, { suggest: false }), graph, patches, told };
}

const isRebase = ({ pairs }: RebaseRun, patches: ReadonlyMap<string, string>): boolean =>
  pairs.every(([left, right]) => left === right || patches.get(left) === patches.get(right));

/** Patch keys of the pairs of each run, up to the first pair that differs. */
async function patchesOf(
  source: OpenRepository,
  candidates: readonly RebaseRun[],
  known: ReadonlyMap<string, string>,
): Promise<Map<string, string>> {
  const patches = new Map<string, string>();
  const diffs = openTreeDiff(source);
  const patchOf = async (sha: string): Promise<string> => {
    const patch = patches.get(sha) ?? known.get(sha) ?? patchKeys(await diffs.between(null, sha)).patch;
    patches.set(sha, patch);
    return patch;
  };
  try {
    for (const { pairs } of candidates) {
      for (const [left, right] of pairs) {
        if (left !== right && (await patchOf(left)) !== (await patchOf(right))) break;
      }
    }
  } finally {
    await diffs.close();
  }
  return patches;
}

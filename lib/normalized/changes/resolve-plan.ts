import type { ChangeKind, PlannedChange } from "@/lib/model/change-plan.ts";
import { describeChange } from "./describe-change.ts";
import { idOf, LandedChanges } from "./landed-changes.ts";
import { assignOwners, type Ownership } from "./ownership.ts";
import type { LandedPlan, PlanCounts, Strand } from "./plan-result.ts";
import type { RebaseRun } from "./rebase-runs.ts";
import { acceptRuns, suggestRuns } from "./rebased-pulls.ts";
import type { ResolveInput } from "./resolve-input.ts";
import type { Segment } from "./segments.ts";
import { trackedBranches } from "./tracked-branches.ts";

export type ResolvedPlan = {
  readonly plan: LandedPlan;
  readonly counts: PlanCounts;
  readonly rebaseCandidates: () => readonly RebaseRun[];
  readonly strands: readonly Strand[];
  readonly isTracked: (sha: string) => boolean;
};

/** From pieces of history to changes: puts landings in order and gives every commit to one. */
export function resolvePlan(input: ResolveInput): ResolvedPlan {
  const { graph, layout, order, heads } = input;
  const runs = acceptRuns(graph, layout, heads, input.runs);
  const inRun = new Set([...runs.values()].flatMap(({ commits }) => commits.slice(0, -1)));
  const ends = order.commits.filter((commit) => !inRun.has(commit));
  const changeOf = new Int32Array(graph.size).fill(-1);
  for (const [change, end] of ends.entries()) {
    for (const commit of runs.get(end)?.commits ?? [end]) changeOf[commit] = change;
  }
  const numberOf = (commit: number) => runs.get(commit)?.number ?? layout.numberOf.get(commit) ?? null;
  const replacedHead = (commit: number) => {
    const number = graph.parentCount(commit) < 2 ? numberOf(commit) : null;
    return number === null ? -1 : heads.headOf(number);
  };
  const owners = assignOwners({
    graph,
    segments: layout.segments,
    landed: order.commits,
    changeOf,
    changes: ends.length,
    headOf: replacedHead,
  });
  const isMerge = (end: number) => graph.parentCount(end) > 1;
  const endOf = (change: number) => ends[change] ?? -1;
  const idAt = (change: number) => idOf(numberOf(endOf(change)), graph.shaOf(endOf(change)));
  const onlyBringsOf = (change: number) => kindOf(change) === "merge" && owners.own.isEmpty(change);
  let headNames: ReadonlyMap<number, string> | null = null;
  const changes = new LandedChanges({
    length: ends.length,
    numberOf: (change) => numberOf(endOf(change)),
    mergeShaOf: (change) => graph.shaOf(endOf(change)),
    branchOf: (change) => layout.segments.at(endOf(change))?.branch ?? "",
    mergedAtOf: (change) => order.landedAt[endOf(change)] ?? 0,
    kindOf,
    onlyBringsOf,
    placeOf: (sha) => placeOf(graph.indexOf(sha)),
    describe,
  });
  const withChanges = new Set<Segment | null>();
  for (const end of ends) withChanges.add(layout.segments.at(end));
  return {
    plan: {
      branches: trackedBranches(input, new Set(Array.from(withChanges, (segment) => segment?.branch ?? ""))),
      changes,
    },
    counts: countChanges(changes, owners),
    rebaseCandidates: () => suggestRuns({ graph, heads, owners, order, changes, ends }),
    strands: layout.segments.list
      .filter(({ kind, commits }) => kind === "strand" && commits.length > 0)
      .map(({ branch, tip, fork }) => ({
        branch,
        tip: graph.shaOf(tip),
        fork: fork < 0 ? null : graph.shaOf(fork),
      })),
    isTracked: (sha) => (owners.ownerOf[graph.indexOf(sha)] ?? -1) >= 0,
  };

  function placeOf(commit: number): number | null {
    if (commit < 0) return null;
    const landed = changeOf[commit] ?? -1;
    if (endOf(landed) === commit) return landed;
    if (isMerge(commit)) return null;
    const claimed = owners.claimedBy[commit] ?? -1;
    if (claimed >= 0) return claimed;
    const owner = owners.ownerOf[commit] ?? -1;
    // What landed in the place of other commits has those as its own.
    return owner >= 0 && owners.replaced.isEmpty(owner) ? owner : null;
  }

  function kindOf(change: number): ChangeKind {
    const end = endOf(change);
    if (runs.has(end)) return "rebase";
    if (isMerge(end)) return "merge";
    return numberOf(end) === null ? "push" : "squash";
  }

  function describe(change: number): PlannedChange {
    const commit = endOf(change);
    const number = numberOf(commit);
    headNames ??= uniqueTips(input.branches);
    return describeChange({
      graph,
      order,
      commit,
      kind: kindOf(change),
      id: idAt(change),
      branch: layout.segments.at(commit)?.branch ?? "",
      number,
      run: runs.get(commit)?.commits ?? null,
      own: owners.own.of(change),
      replaced: owners.replaced.of(change),
      brings: (owners.brings.get(change) ?? []).map(idAt),
      onlyBrings: onlyBringsOf(change),
      headName: number === null ? null : (headNames.get(heads.headOf(number)) ?? null),
      known: number === null ? null : (heads.known.of(number) ?? null),
    });
  }
}

/** Names of branches by their tip, where a tip has one name only. */
function uniqueTips(
  branches: readonly { readonly name: string; readonly tip: number }[],
): Map<number, string> {
  const names = new Map<number, string | null>();
  for (const { name, tip } of branches) names.set(tip, names.has(tip) ? null : name);
  return new Map([...names].flatMap(([tip, name]) => (name === null ? [] : [[tip, name] as const])));
}

function countChanges(changes: LandedChanges, owners: Ownership): PlanCounts {
  const kinds = { merge: 0, squash: 0, rebase: 0, push: 0 };
  let pulls = 0;
  let pullsWithCommits = 0;
  for (let change = 0; change < changes.length; change++) {
    const kind = changes.kindOf(change);
    kinds[kind] += 1;
    if (changes.numberOf(change) === null) continue;
    pulls += 1;
    if (!(kind === "squash" ? owners.replaced : owners.own).isEmpty(change)) pullsWithCommits += 1;
  }
  let commits = 0;
  for (const owner of owners.ownerOf) if (owner >= 0) commits += 1;
  return { commits, changes: changes.length, ...kinds, pulls, pullsWithCommits };
}

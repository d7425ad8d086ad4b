import type { ChangePlan } from "@/lib/model/change-plan.ts";
import { describeChange } from "./describe-change.ts";
import { assignOwners, type Ownership } from "./ownership.ts";
import type { PlanCounts, Strand } from "./plan-result.ts";
import type { RebaseRun } from "./rebase-runs.ts";
import { acceptRuns, suggestRuns } from "./rebased-pulls.ts";
import type { ResolveInput } from "./resolve-input.ts";
import { trackedBranches } from "./tracked-branches.ts";

export type ResolvedPlan = {
  readonly plan: ChangePlan;
  readonly counts: PlanCounts;
  readonly rebaseCandidates: () => readonly RebaseRun[];
  readonly strands: readonly Strand[];
  readonly isTracked: (sha: string) => boolean;
};

/** From pieces of history to changes: puts landings in order, gives every commit to one, and words each. */
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
  const changes = describeAll();
  return {
    plan: { branches: trackedBranches(input, new Set(changes.map(({ branch }) => branch))), changes },
    counts: countChanges(changes, owners),
    rebaseCandidates: () => {
      const taken = new Set(changes.flatMap(({ number }) => (number === null ? [] : [number])));
      return suggestRuns({ graph, heads, owners, order, changes, taken });
    },
    strands: layout.segments.list
      .filter(({ kind, commits }) => kind === "strand" && commits.length > 0)
      .map(({ branch, tip, fork }) => ({
        branch,
        tip: graph.shaOf(tip),
        fork: fork < 0 ? null : graph.shaOf(fork),
      })),
    isTracked: (sha) => (owners.ownerOf[graph.indexOf(sha)] ?? -1) >= 0,
  };

  function describeAll() {
    const headNames = uniqueTips(input.branches);
    const ids = Array.from(ends, (commit) => {
      const number = numberOf(commit);
      return number === null ? `push:${graph.shaOf(commit)}` : `pr:${number}`;
    });
    return Array.from(ends, (commit, change) => {
      const number = numberOf(commit);
      return describeChange({
        graph,
        order,
        commit,
        id: ids[change] ?? "",
        branch: layout.segments.at(commit)?.branch ?? "",
        number,
        run: runs.get(commit)?.commits ?? null,
        own: owners.own[change] ?? [],
        replaced: owners.replaced[change] ?? [],
        brings: (owners.brings[change] ?? []).map((other) => ids[other] ?? ""),
        headName: number === null ? null : (headNames.get(heads.headOf(number)) ?? null),
        known: number === null ? null : (heads.known.of(number) ?? null),
      });
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

function countChanges(changes: ChangePlan["changes"], owners: Ownership): PlanCounts {
  const kinds = { merge: 0, squash: 0, rebase: 0, push: 0 };
  let pulls = 0;
  let pullsWithCommits = 0;
  for (const [change, { kind, number }] of changes.entries()) {
    kinds[kind] += 1;
    if (number === null) continue;
    pulls += 1;
    const readable = kind === "squash" ? owners.replaced[change] : owners.own[change];
    if ((readable?.length ?? 0) > 0) pullsWithCommits += 1;
  }
  let commits = 0;
  for (const owner of owners.ownerOf) if (owner >= 0) commits += 1;
  return { commits, changes: changes.length, ...kinds, pulls, pullsWithCommits };
}

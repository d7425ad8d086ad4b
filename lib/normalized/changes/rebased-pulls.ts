import type { CommitGraph } from "./commit-graph.ts";
import type { LandedChanges } from "./landed-changes.ts";
import type { LandedOrder } from "./landed-order.ts";
import type { LayOut } from "./lay-out.ts";
import type { Ownership } from "./ownership.ts";
import type { PullHeads } from "./pull-heads.ts";
import { type AcceptedRun, findRun, indexPushes, type RebaseRun } from "./rebase-runs.ts";
import { toldRuns } from "./told-runs.ts";

/**
 * Runs that hold on this graph, by their last commit: the confirmed ones whose commits are still neighbours, and
 * pull requests whose last commit is itself a first-parent commit (pushed without being rewritten).
 */
export function acceptRuns(
  graph: CommitGraph,
  layout: LayOut,
  heads: PullHeads,
  confirmed: readonly RebaseRun[],
): Map<number, AcceptedRun> {
  const numbers = new Set(layout.numberOf.values());
  const used = new Set<number>();
  const accepted = new Map<number, AcceptedRun>();
  for (const run of toldRuns(graph, heads, layout.segments)) acceptTold(run);
  for (const run of [...confirmed].sort((a, b) => a.number - b.number)) {
    const commits = run.pairs.map(([, sha]) => graph.indexOf(sha));
    accept({ number: run.number, commits });
  }
  for (const [number, head] of heads.all()) {
    if (!heads.known.refusesHead(head, number)) accept({ number, commits: [head] });
  }
  return accepted;

  /** The number stands on the last commit already; the others are told by nobody else. */
  function acceptTold(run: AcceptedRun): void {
    const last = run.commits.at(-1) ?? -1;
    if (layout.numberOf.get(last) !== run.number || used.has(last)) return;
    const before = run.commits.slice(0, -1);
    const segment = layout.segments.at(last)?.id;
    if (!before.every((commit) => isFreePush(commit) && layout.segments.at(commit)?.id === segment)) return;
    for (const commit of run.commits) used.add(commit);
    accepted.set(last, run);
  }

  function accept(run: AcceptedRun): void {
    const last = run.commits.at(-1);
    if (last === undefined || numbers.has(run.number) || !run.commits.every(isFreePush)) return;
    if (!run.commits.every((commit, i) => i === 0 || graph.presentParent(commit, 0) === run.commits[i - 1]))
      return;
    if (new Set(run.commits.map((commit) => layout.segments.at(commit)?.id)).size > 1) return;
    numbers.add(run.number);
    for (const commit of run.commits) used.add(commit);
    accepted.set(last, run);
  }

  function isFreePush(commit: number): boolean {
    if (commit < 0 || layout.landed[commit] !== 1 || graph.parentCount(commit) !== 1) return false;
    return !layout.numberOf.has(commit) && !used.has(commit);
  }
}

const MOST_WALKED = 2_000;

export type SuggestInput = {
  readonly graph: CommitGraph;
  readonly heads: PullHeads;
  readonly owners: Ownership;
  readonly order: LandedOrder;
  readonly changes: LandedChanges;
  /** The last landed commit of each change. */
  readonly ends: Int32Array;
};

/** Pull requests no landing was found for, whose commits seem to reappear in order on a tracked branch. */
export function suggestRuns(input: SuggestInput): RebaseRun[] {
  const { graph, heads, owners } = input;
  const suggested: RebaseRun[] = [];
  if (heads.all().length === 0) return suggested;
  const pushes = input.ends.filter((_, change) => input.changes.kindOf(change) === "push");
  if (pushes.length === 0) return suggested;
  const index = indexPushes(graph, pushes);
  const replaced = new Set(owners.replaced.all());
  const taken = numbersOf(input.changes);
  const used = new Set<number>();
  for (const [number, head] of heads.all()) {
    if (taken.has(number) || heads.known.of(number)?.state === "open") continue;
    const own = ownCommits(head);
    const run = findRun(graph, index, own);
    if (run === null || run.some((commit) => used.has(commit))) continue;
    for (const commit of run) used.add(commit);
    suggested.push({
      number,
      pairs: own.map((commit, i) => [graph.shaOf(commit), graph.shaOf(run[i] ?? -1)] as const),
    });
  }
  return suggested;

  function ownCommits(head: number): number[] {
    const seen = new Set<number>();
    const stack = [head];
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      if (at < 0 || seen.has(at) || (owners.ownerOf[at] ?? -1) !== -1 || replaced.has(at)) continue;
      if (seen.size >= MOST_WALKED) return [];
      seen.add(at);
      for (let nth = 0; nth < graph.parentCount(at); nth++) stack.push(graph.presentParent(at, nth));
    }
    const { generation } = input.order;
    return [...seen]
      .filter((commit) => graph.parentCount(commit) < 2)
      .sort(
        (a, b) => (generation[a] ?? 0) - (generation[b] ?? 0) || graph.committedAt(a) - graph.committedAt(b),
      );
  }
}

function numbersOf(changes: LandedChanges): Set<number> {
  const taken = new Set<number>();
  for (let change = 0; change < changes.length; change++) {
    const number = changes.numberOf(change);
    if (number !== null) taken.add(number);
  }
  return taken;
}

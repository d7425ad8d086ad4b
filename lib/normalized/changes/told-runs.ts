import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";
import { type AcceptedRun, keyOf } from "./rebase-runs.ts";

/**
 * The rebases that a host proves: it names the last commit and how many there were, and walking back from there every commit is
 * the pull request's own in author, author's time and subject, which a rebase keeps and a squash does not. No patch need agree.
 */
export function toldRuns(graph: CommitGraph, heads: PullHeads): AcceptedRun[] {
  return heads.known.landings().flatMap(([{ number, commitCount }, landed]) => {
    if (commitCount === null || graph.parentCount(landed) !== 1) return [];
    const commits = runBack(graph, heads.headOf(number), landed, commitCount);
    return commits === null ? [] : [{ number, commits }];
  });
}

function runBack(graph: CommitGraph, head: number, landed: number, count: number): number[] | null {
  const run: number[] = [];
  let [own, at] = [head, landed];
  for (let left = count; left > 0; left -= 1) {
    if (own < 0) return null;
    // A merge of the base into the branch counts as one of its commits and is left out by a rebase.
    if (graph.parentCount(own) < 2) {
      if (at < 0 || graph.parentCount(at) !== 1 || keyOf(graph, own) !== keyOf(graph, at)) return null;
      run.push(at);
      at = graph.presentParent(at, 0);
    }
    own = graph.presentParent(own, 0);
  }
  return run.length === 0 ? null : run.reverse();
}

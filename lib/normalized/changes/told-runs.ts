import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";
import type { AcceptedRun } from "./rebase-runs.ts";
import type { Segments } from "./segments.ts";

/**
 * The rebases that a host proves: it names the last commit, and walking back from there every commit is the pull request's own by
 * author and subject, which a rebase keeps and a squash does not. No patch need agree. Its own are all down to the branch that
 * it left.
 */
export function toldRuns(graph: CommitGraph, heads: PullHeads, segments: Segments): AcceptedRun[] {
  return heads.known.landings().flatMap(([{ number }, landed]) => {
    const head = heads.headOf(number);
    if (graph.parentCount(landed) !== 1 || head < 0) return [];
    const isOwn = (commit: number): boolean => commit === landed || segments.at(commit)?.kind !== "branch";
    const commits = runBack(graph, head, landed, isOwn);
    return commits === null ? [] : [{ number, commits }];
  });
}

const saysOf = (graph: CommitGraph, commit: number): string =>
  `${graph.authorEmail(commit)} ${graph.subject(commit)}`;

function runBack(
  graph: CommitGraph,
  head: number,
  landed: number,
  isOwn: (commit: number) => boolean,
): number[] | null {
  const run: number[] = [];
  let [own, at] = [head, landed];
  while (own >= 0 && isOwn(own)) {
    // A merge of the base into the branch is left out by a rebase.
    if (graph.parentCount(own) < 2) {
      if (at < 0 || graph.parentCount(at) !== 1 || saysOf(graph, own) !== saysOf(graph, at)) return null;
      run.push(at);
      at = graph.presentParent(at, 0);
    }
    own = graph.presentParent(own, 0);
  }
  return run.length === 0 ? null : run.reverse();
}

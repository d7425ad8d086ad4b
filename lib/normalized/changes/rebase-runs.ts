import type { CommitGraph } from "./commit-graph.ts";

const LONGEST = 250;

/** A pull request whose commits seem to reappear, in order, as neighbours on a tracked branch. */
export type RebaseRun = {
  readonly number: number;
  /** Pairs of (commit of the pull request, commit of the branch), oldest first; to be confirmed by equal patches. */
  readonly pairs: readonly (readonly [string, string])[];
};

/** A pull request that landed as one or more first-parent commits without a number in their message. */
export type AcceptedRun = { readonly number: number; readonly commits: readonly number[] };

/** First-parent commits with one parent and no number of their own, by who wrote what and when. */
export type PushIndex = ReadonlyMap<string, readonly number[]>;

export function indexPushes(graph: CommitGraph, pushes: Iterable<number>): PushIndex {
  const index = new Map<string, number[]>();
  for (const commit of pushes) {
    const key = keyOf(graph, commit);
    index.set(key, [...(index.get(key) ?? []), commit]);
  }
  return index;
}

/** The run of the branch that repeats `own`, the pull request's commits oldest first; null where there is none. */
export function findRun(
  graph: CommitGraph,
  index: PushIndex,
  own: readonly number[],
): readonly number[] | null {
  const last = own.at(-1);
  if (last === undefined || own.length > LONGEST) return null;
  const ends = [...(index.get(keyOf(graph, last)) ?? [])].sort(
    (a, b) => graph.committedAt(a) - graph.committedAt(b) || (graph.shaOf(a) < graph.shaOf(b) ? -1 : 1),
  );
  for (const end of ends) {
    const run = runBackFrom(graph, index, own, end);
    if (run !== null) return run;
  }
  return null;
}

function runBackFrom(
  graph: CommitGraph,
  index: PushIndex,
  own: readonly number[],
  end: number,
): number[] | null {
  const run: number[] = [];
  let at = end;
  for (const commit of [...own].reverse()) {
    const key = keyOf(graph, commit);
    if (at < 0 || keyOf(graph, at) !== key || index.get(key)?.includes(at) !== true) return null;
    run.push(at);
    at = graph.presentParent(at, 0);
  }
  return run.reverse();
}

function keyOf(graph: CommitGraph, commit: number): string {
  return `${graph.authoredAt(commit)} ${graph.authorEmail(commit)} ${graph.subject(commit)}`;
}

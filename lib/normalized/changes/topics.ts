import { isLongLivedName } from "./branch-roles.ts";
import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";
import type { Segment, Segments } from "./segments.ts";

export type TopicInput = {
  readonly graph: CommitGraph;
  readonly segments: Segments;
  readonly heads: PullHeads;
  readonly pullMerges: ReadonlySet<number>;
  /** Branches that still exist and are not tracked by name. */
  readonly others: readonly { readonly name: string; readonly tip: number }[];
};

type Side = { readonly tip: number; readonly number: number | null; readonly name: string | null };

/**
 * Finds pull requests that were merged into the head of another one, or into a branch that lives on without a known
 * name, and lays such heads as topics. Returns the commits by which those pull requests landed.
 */
export function layTopics(input: TopicInput): Set<number> {
  const { graph, segments } = input;
  const inner = new Set<number>();
  const scanned = new Uint8Array(graph.size);
  const names = new Set(segments.list.map((segment) => segment.branch));
  const merges = segments.list.flatMap((segment) =>
    segment.commits.filter((commit) => graph.parentCount(commit) > 1 && !input.pullMerges.has(commit)),
  );
  merges.sort((a, b) => byTime(graph, a, b));
  const queue = merges.flatMap((merge) => sidesOf(input, merge));
  for (let i = 0; i < queue.length; i++) scan(queue[i]);
  const known = queue.length;
  for (const { name, tip } of [...input.others].sort((a, b) => (a.name < b.name ? -1 : 1))) {
    queue.push({ tip, number: null, name });
  }
  for (let i = known; i < queue.length; i++) scan(queue[i]);
  return inner;

  function scan(side: Side | undefined): void {
    if (side === undefined) return;
    const found = innerPulls(input, side, scanned);
    if (found.length === 0) return;
    const topic = segments.lay(topicName(side, found, graph, names), "topic", side.tip);
    names.add(topic.branch);
    for (const commit of found) {
      inner.add(commit);
      queue.push(...sidesOf(input, commit));
    }
  }
}

function sidesOf({ graph, heads }: TopicInput, merge: number): Side[] {
  const sides: Side[] = [];
  for (let nth = 1; nth < graph.parentCount(merge); nth++) {
    const tip = graph.presentParent(merge, nth);
    if (tip >= 0) sides.push({ tip, number: heads.numberOf(merge), name: heads.headBranchOf(merge) });
  }
  return sides;
}

function innerPulls(input: TopicInput, side: Side, scanned: Uint8Array): number[] {
  const { graph, segments, heads } = input;
  const found: number[] = [];
  const own = new Set<number | null>([side.number, ...heads.numbersAt(side.tip)]);
  for (let at = side.tip; at >= 0 && segments.at(at) === null; at = graph.presentParent(at, 0)) {
    if (scanned[at] === 1 && found.length === 0) break;
    scanned[at] = 1;
    const number = heads.numberOf(at);
    if (number === null || own.has(number)) continue;
    if (heads.proves(at, graph.recognised(at))) found.push(at);
  }
  return found.reverse();
}

function topicName(
  side: Side,
  found: readonly number[],
  graph: CommitGraph,
  names: ReadonlySet<string>,
): string {
  if (side.name !== null && !names.has(side.name) && !isLongLivedName(side.name)) return side.name;
  const name = side.number === null ? null : `pr-${side.number}-head`;
  if (name !== null && !names.has(name)) return name;
  return `head-${graph.shaOf(found.at(-1) ?? side.tip).slice(0, 12)}`;
}

function byTime(graph: CommitGraph, a: number, b: number): number {
  return graph.committedAt(a) - graph.committedAt(b) || (graph.shaOf(a) < graph.shaOf(b) ? -1 : 1);
}

/** A topic that outlived `days` and took in at least `pulls` distinct pull requests is a long-lived branch. */
export function isLongLivedTopic(
  graph: CommitGraph,
  segment: Segment,
  numbers: number,
  days = 30,
  pulls = 3,
): boolean {
  const first = segment.commits[0];
  const last = segment.commits.at(-1);
  if (first === undefined || last === undefined || numbers < pulls) return false;
  return graph.committedAt(last) - graph.committedAt(first) > days * 86_400;
}

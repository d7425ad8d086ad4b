import { roleOfName } from "./branch-roles.ts";
import { type Claimant, claimNumbers } from "./claim-numbers.ts";
import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";
import { type Segment, Segments } from "./segments.ts";
import { layStrands } from "./strands.ts";
import { isLongLivedTopic, layTopics } from "./topics.ts";

export type LayOutInput = {
  readonly graph: CommitGraph;
  readonly branches: readonly { readonly name: string; readonly tip: number }[];
  readonly defaultBranch: string;
  /** The branch that the shared history of all is given to. */
  readonly first: string;
  readonly heads: PullHeads;
  /** Commits that earlier plans gave numbers to, by number. */
  readonly known: ReadonlyMap<number, number>;
};

export type LayOut = {
  readonly segments: Segments;
  /** 1 for commits by which something landed on a tracked branch. */
  readonly landed: Uint8Array;
  readonly numberOf: ReadonlyMap<number, number>;
  readonly longLivedTopics: ReadonlySet<number>;
  readonly rankOf: (commit: number) => number;
};

/** Divides first-parent history among the tracked branches and says which commits landed something, under which number. */
export function layOut(input: LayOutInput): LayOut {
  const { graph, defaultBranch } = input;
  const segments = new Segments(graph);
  const isTracked = (name: string) => name === defaultBranch || roleOfName(name) !== "topic";
  const tracked = input.branches.filter(({ name }) => isTracked(name)).sort(byPlace(input.first));
  for (const { name, tip } of tracked) segments.lay(name, "branch", tip);
  const pullMerges = layStrands(graph, segments, input.heads);
  const others = input.branches.filter(({ name }) => !isTracked(name));
  const inner = layTopics({ graph, segments, heads: input.heads, pullMerges, others });

  const rankOf = (commit: number): number => {
    const segment = segments.at(commit);
    if (segment === null || segment.kind === "topic") return 2;
    return segment.branch === defaultBranch ? 0 : 1;
  };
  const claimants = segments.list.flatMap((segment) => landings(segment, inner).map(withRank));
  const numberOf = claimNumbers(graph, claimants, input.known, input.heads);

  const landed = new Uint8Array(graph.size);
  const longLivedTopics = new Set<number>();
  for (const segment of segments.list) {
    const commits = landings(segment, inner);
    const numbered = segment.kind === "topic" ? commits.filter((commit) => numberOf.has(commit)) : commits;
    const livesLong = segment.kind === "topic" && isLongLivedTopic(graph, segment, numbered.length);
    if (livesLong) longLivedTopics.add(segment.id);
    for (const commit of livesLong ? segment.commits : numbered) landed[commit] = 1;
  }
  return { segments, landed, numberOf, longLivedTopics, rankOf };

  function withRank(commit: number): Claimant {
    return { commit, rank: rankOf(commit) };
  }
}

function landings(segment: Segment, inner: ReadonlySet<number>): readonly number[] {
  return segment.kind === "topic" ? segment.commits.filter((commit) => inner.has(commit)) : segment.commits;
}

const ROLE_PLACE = { long_lived: 1, environment: 2, release: 3, topic: 1 } as const;

function byPlace(first: string): (a: { readonly name: string }, b: { readonly name: string }) => number {
  const place = (name: string) => (name === first ? 0 : ROLE_PLACE[roleOfName(name)]);
  return (a, b) => place(a.name) - place(b.name) || (a.name < b.name ? -1 : 1);
}

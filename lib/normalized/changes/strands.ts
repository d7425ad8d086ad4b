import type { CommitGraph } from "./commit-graph.ts";
import type { Recognised } from "./recognise.ts";
import type { Segment, Segments } from "./segments.ts";

/**
 * Lays the strands: where somebody merged a branch into their own copy of it and pushed, the branch's history stands
 * at the second parent. Returns the pull merges. New strands are searched in turn.
 */
export function layStrands(graph: CommitGraph, segments: Segments): Set<number> {
  const pullMerges = new Set<number>();
  const leaving = branchesLeaving(segments);
  for (let id = 0; id < segments.list.length; id++) {
    const segment = segments.list[id];
    if (segment === undefined) continue;
    for (const [position, commit] of segment.commits.entries()) {
      const merge = graph.parentCount(commit) === 2 ? graph.recognised(commit) : null;
      if (merge === null || !isPullMerge(merge, (name) => passes(leaving, segment, position, name))) continue;
      pullMerges.add(commit);
      const second = graph.presentParent(commit, 1);
      if (second >= 0 && segments.at(second) === null) segments.lay(segment.branch, "strand", second);
    }
  }
  return pullMerges;
}

function isPullMerge(merge: Recognised, passesHere: (name: string) => boolean): boolean {
  if (merge.form !== "branch" || merge.headBranch === null) return false;
  if (merge.target === merge.headBranch || passesHere(merge.headBranch)) return true;
  return merge.remote && merge.target === null && /^(main|master)$/.test(merge.headBranch);
}

type Leaving = ReadonlyMap<number, readonly { readonly position: number; readonly segment: Segment }[]>;

function branchesLeaving(segments: Segments): Leaving {
  const leaving = new Map<number, { position: number; segment: Segment }[]>();
  for (const segment of segments.list) {
    const from = segment.fork < 0 ? null : segments.at(segment.fork);
    if (from === null) continue;
    const list = leaving.get(from.id) ?? [];
    list.push({ position: segments.positionOf(segment.fork), segment });
    leaving.set(from.id, list);
  }
  return leaving;
}

/** The first-parent history of the branch `name` passes through this place. */
function passes(leaving: Leaving, segment: Segment, position: number, name: string): boolean {
  if (segment.branch === name) return true;
  const later = leaving.get(segment.id) ?? [];
  return later.some((fork) => fork.position >= position && passes(leaving, fork.segment, 0, name));
}

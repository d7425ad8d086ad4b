import { isLongLivedName } from "./branch-roles.ts";
import type { CommitGraph } from "./commit-graph.ts";
import type { PullHeads } from "./pull-heads.ts";
import type { Recognised } from "./recognise.ts";
import type { Segment, Segments } from "./segments.ts";

/**
 * Lays the strands: where somebody merged a branch into their own copy of it and pushed, the branch's history stands
 * at the second parent. So it does where a long-lived branch that is gone was merged, and where a merge names nothing
 * but its side took in pull requests. Returns these pull merges. New strands are searched in turn.
 */
export function layStrands(graph: CommitGraph, segments: Segments, heads: PullHeads): Set<number> {
  const pullMerges = new Set<number>();
  const leaving = branchesLeaving(segments);
  const scanned = new Uint8Array(graph.size);
  for (let id = 0; id < segments.list.length; id++) {
    const segment = segments.list[id];
    if (segment === undefined) continue;
    for (const [position, commit] of segment.commits.entries()) {
      const second = graph.parentCount(commit) === 2 ? graph.presentParent(commit, 1) : -1;
      if (second < 0) continue;
      if (heads.known.landedBy(commit) !== undefined) continue;
      const merge = graph.recognised(commit);
      const isPull =
        merge === null
          ? hasPulls(second)
          : isPullMerge(merge, (name) => passes(leaving, segment, position, name));
      if (!isPull) continue;
      pullMerges.add(commit);
      if (segments.at(second) === null) segments.lay(segment.branch, "strand", second);
    }
  }
  return pullMerges;

  function hasPulls(tip: number): boolean {
    for (
      let at = tip;
      at >= 0 && segments.at(at) === null && scanned[at] === 0;
      at = graph.presentParent(at, 0)
    ) {
      const recognised = graph.recognised(at);
      if (heads.proves(at, recognised)) return true;
      scanned[at] = 1;
    }
    return false;
  }
}

function isPullMerge(merge: Recognised, passesHere: (name: string) => boolean): boolean {
  if (merge.form !== "branch" || merge.headBranch === null) return false;
  return (
    merge.target === merge.headBranch || isLongLivedName(merge.headBranch) || passesHere(merge.headBranch)
  );
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

import { patchKeys } from "@/lib/ledger/edges/patch-key.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { CommitGraph } from "@/lib/normalized/changes/commit-graph.ts";
import type { LandedChanges } from "@/lib/normalized/changes/landed-changes.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";

/** Share of a change's commits that must be copies before any of them makes it one. */
const ENOUGH = 0.8;

export type CopiedInput = {
  readonly source: ReadingDirectory;
  readonly graph: CommitGraph;
  /** The whole plan, in order; those before `first` were looked at earlier. */
  readonly changes: LandedChanges;
  readonly first: number;
  /** Pathspecs of files whose contents the clone lacks. */
  readonly leaveOut: readonly string[];
};

type Twins = ReadonlyMap<string, readonly string[]>;

/**
 * For each new change, the commits of earlier changes that at least four in five of its own commits repeat, patch for patch.
 * Candidates share author and author's time, which a cherry-pick and a rebase keep; equal patches decide. A single commit
 * that repeats a single one is left to the comparison of whole changes.
 */
export async function copiedCommits(input: CopiedInput): Promise<ReadonlyMap<string, readonly string[]>> {
  const copies = new Map<string, readonly string[]>();
  const nominated = nominate(input);
  if (nominated.size === 0) return copies;
  const diffs = openTreeDiff(input.source, undefined, input.leaveOut);
  const known = new Map<string, { patch: string; substantial: boolean }>();
  const patchOf = async (sha: string) => {
    const { patch, substantial } = known.get(sha) ?? patchKeys(await diffs.between(null, sha));
    known.set(sha, { patch, substantial });
    return { patch, substantial };
  };
  try {
    for (const [id, { commits, twins }] of nominated) {
      const found: string[] = [];
      let [equal, substantial] = [0, false];
      for (const [sha, candidates] of twins) {
        const own = await patchOf(sha);
        for (const twin of candidates) {
          if ((await patchOf(twin)).patch !== own.patch) continue;
          found.push(twin);
          equal += 1;
          substantial ||= own.substantial;
          break;
        }
      }
      if (substantial && equal >= ENOUGH * commits) copies.set(id, found);
    }
  } finally {
    await diffs.close();
  }
  return copies;
}

/** Changes of which enough commits have a namesake in an earlier change. */
function nominate({ graph, changes, first }: CopiedInput) {
  const added = [...changes.from(first)];
  const byTime = commitsByTime(graph, added);
  const nominated = new Map<string, { commits: number; twins: Twins }>();
  added.forEach((change, k) => {
    const commits = change.commits.filter((sha) => isPatch(graph, graph.indexOf(sha)));
    const isEarlier = (sha: string): boolean => {
      const place = changes.placeOf(sha);
      if (place === null || place >= first + k) return false;
      return !(isWhole(change, commits[0]) && isWhole(changes.at(place), sha));
    };
    const twins = new Map<string, readonly string[]>();
    for (const sha of commits) {
      const at = graph.indexOf(sha);
      const same = (byTime.get(graph.authoredAt(at)) ?? [])
        .filter((other) => other !== at && graph.authorEmail(other) === graph.authorEmail(at))
        .map((other) => graph.shaOf(other))
        .filter(isEarlier);
      if (same.length > 0) twins.set(sha, same);
    }
    if (twins.size > 0 && twins.size >= ENOUGH * commits.length) {
      nominated.set(change.id, { commits: commits.length, twins });
    }
  });
  return nominated;
}

/** Commits that share their author's time with a commit of one of the changes. */
function commitsByTime(graph: CommitGraph, changes: readonly PlannedChange[]): Map<number, number[]> {
  const byTime = new Map<number, number[]>();
  for (const { commits } of changes) {
    for (const sha of commits) byTime.set(graph.authoredAt(graph.indexOf(sha)), []);
  }
  for (let at = 0; at < graph.size; at++) {
    if (isPatch(graph, at)) byTime.get(graph.authoredAt(at))?.push(at);
  }
  return byTime;
}

const isPatch = (graph: CommitGraph, at: number) =>
  at >= 0 && graph.isPresent(at) && graph.parentCount(at) < 2;

/** Whether the commit is all that the change is. */
const isWhole = (change: PlannedChange, sha: string | undefined) =>
  sha === change.mergeSha && (change.kind === "squash" || change.commits.length === 1);

import type { ChangePlace } from "@/lib/ledger/fold/apply-change.ts";
import { type FoldState, INHERIT_SECONDS } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { ReadPlan } from "./read-plan.ts";

type Fork = { readonly branch: string; readonly sha: string };

/** The lines of history of a plan: its branches, and what pull merges made second parents. */
export type HistoryLines = {
  readonly lines: readonly { readonly name: string; readonly fork: Fork | null }[];
  readonly landing: string | null;
  /** The line that a change on this branch, landed by this commit, stands on. */
  readonly lineOf: (branch: string, sha: string) => string;
  /** Where a change stands. One team a repository. */
  readonly placeOf: (change: Pick<PlannedChange, "mergeSha" | "branch">) => ChangePlace;
};

export function linesOfHistory(plan: ReadPlan): HistoryLines {
  const { branches } = plan.plan;
  const landing = branches.find((branch) => branch.role === "landing")?.name ?? null;
  const onStrand = new Map<string, string>();
  for (const { branch, tip, fork } of plan.strands) {
    for (const sha of firstParents(plan, tip, fork)) onStrand.set(sha, nameOf(branch, tip));
  }
  const lineOf = (branch: string, sha: string) => onStrand.get(sha) ?? branch;
  const grownFrom = (branch: string, sha: string | null) =>
    sha === null ? null : { branch: lineOf(branch, sha), sha };
  return {
    lines: [
      ...branches.map(({ name, fork }) => ({ name, fork: fork && grownFrom(fork.branch, fork.sha) })),
      ...plan.strands.map(({ branch, tip, fork }) => ({
        name: nameOf(branch, tip),
        fork: grownFrom(branch, fork),
      })),
    ],
    landing,
    lineOf,
    placeOf: ({ mergeSha, branch }) => ({
      team: 0,
      landing: branch === landing,
      line: lineOf(branch, mergeSha),
    }),
  };
}

/** Makes the lines known to the fold; those that it knows already go on. */
export function announceLines(fold: FoldState, { lines, landing }: HistoryLines, plan: ReadPlan): void {
  for (const { name, fork } of lines) {
    if (isAnnounced(fold, name, fork)) continue;
    const { changes } = plan.plan;
    const forked = fork === null ? null : changes.placeOf(fork.sha);
    const isLanding = forked !== null && changes.mergeShaOf(forked) === fork?.sha;
    const forkedAt = isLanding ? (fold.byId.get(changes.idOf(forked))?.mergedAt ?? null) : null;
    fold.branches.set(name, {
      name,
      landing: name === landing,
      files: new Map(),
      fork,
      forkedAt,
      started: false,
    });
  }
}

/** A branch without changes of its own that was moved along another one begins anew from where it is now. */
function isAnnounced(fold: FoldState, name: string, fork: Fork | null): boolean {
  const known = fold.branches.get(name);
  return known !== undefined && (known.started || known.fork?.sha === fork?.sha);
}

/**
 * Whether the new lines of a plan that begins with what was folded can be followed from there. One that left an earlier place
 * of its parent not long ago cannot: what the parent looked like there is no longer known.
 */
export function canFollow(fold: FoldState, { lines, lineOf }: HistoryLines, plan: ReadPlan): boolean {
  const added = lines.filter(({ name, fork }) => fork !== null && !isAnnounced(fold, name, fork));
  if (added.length === 0) return true;
  const lastOf = new Map<string, string>();
  const firstAt = new Map<string, number>();
  const foldedAt = new Map<string, number>();
  const { changes } = plan.plan;
  for (let place = 0; place < changes.length; place++) {
    const sha = changes.mergeShaOf(place);
    const line = lineOf(changes.branchOf(place), sha);
    if (!firstAt.has(line)) firstAt.set(line, changes.mergedAtOf(place));
    if (place >= fold.changes.length) continue;
    lastOf.set(line, sha);
    foldedAt.set(sha, changes.mergedAtOf(place));
  }
  return added.every(({ name, fork }) => {
    const left = fork === null ? undefined : foldedAt.get(fork.sha);
    const first = firstAt.get(name);
    if (fork === null || left === undefined || first === undefined) return true;
    return lastOf.get(fork.branch) === fork.sha || first - left > INHERIT_SECONDS;
  });
}

const nameOf = (branch: string, tip: string) => `${branch}#${tip}`;

function* firstParents({ graph }: ReadPlan, tip: string, stop: string | null): Generator<string> {
  for (let at = graph.indexOf(tip); at >= 0; at = graph.presentParent(at, 0)) {
    const sha = graph.shaOf(at);
    if (sha === stop) return;
    yield sha;
  }
}

import type { ChangePlace } from "@/lib/ledger/fold/apply-change.ts";
import { type FoldState, INHERIT_SECONDS } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange } from "@/lib/model/change-plan.ts";
import type { ReadPlan } from "./read-plan.ts";

type Landed = Pick<PlannedChange, "mergeSha" | "mergedAt">;
type Fork = { readonly branch: string; readonly sha: string };

/** The lines of history of a plan: its branches, and what pull merges made second parents. */
export type HistoryLines = {
  readonly lines: readonly { readonly name: string; readonly fork: Fork | null }[];
  readonly landing: string | null;
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
    const forked = fork === null ? null : landedBy(plan, fork.sha);
    const forkedAt = forked === null ? null : (fold.byId.get(forked)?.mergedAt ?? null);
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

function landedBy({ plan: { changes } }: ReadPlan, sha: string): string | null {
  for (let place = 0; place < changes.length; place++) {
    const { mergeSha, id } = changes.headOf(place);
    if (mergeSha === sha) return id;
  }
  return null;
}

/** A branch without changes of its own that was moved along another one begins anew from where it is now. */
function isAnnounced(fold: FoldState, name: string, fork: Fork | null): boolean {
  const known = fold.branches.get(name);
  return known !== undefined && (known.started || known.fork?.sha === fork?.sha);
}

/**
 * Whether the lines of a plan that are new to the fold can be followed from where it stands. One that left an earlier
 * place of its parent not long ago cannot: what the parent looked like there is no longer known.
 */
export function canFollow(fold: FoldState, { lines, placeOf }: HistoryLines, plan: ReadPlan): boolean {
  const added = lines.filter(({ name, fork }) => fork !== null && !isAnnounced(fold, name, fork));
  if (added.length === 0) return true;
  const lastOf = new Map<string, string>();
  const firstOf = new Map<string, Landed>();
  const folded = new Map<string, Landed>();
  const { changes } = plan.plan;
  for (let place = 0; place < changes.length; place++) {
    const change = changes.headOf(place);
    const { line } = placeOf(change);
    if (!firstOf.has(line)) firstOf.set(line, change);
    if (!fold.byId.has(change.id)) continue;
    lastOf.set(line, change.mergeSha);
    folded.set(change.mergeSha, change);
  }
  return added.every(({ name, fork }) => {
    const left = fork && folded.get(fork.sha);
    const first = firstOf.get(name);
    if (!left || !first) return true;
    return lastOf.get(fork.branch) === fork.sha || first.mergedAt - left.mergedAt > INHERIT_SECONDS;
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

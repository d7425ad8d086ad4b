import type { KnownPull } from "@/lib/model/known-pull.ts";
import { pickDefaultBranch } from "./branch-roles.ts";
import type { CommitGraph } from "./commit-graph.ts";
import { KnownPulls } from "./known-pulls.ts";
import { LandedChanges, NO_LANDINGS } from "./landed-changes.ts";
import { landedOrder } from "./landed-order.ts";
import { landingBranch } from "./landing-branch.ts";
import { layOut } from "./lay-out.ts";
import type { LandedPlan, PlanResult } from "./plan-result.ts";
import { PullHeads } from "./pull-heads.ts";
import type { RebaseRun } from "./rebase-runs.ts";
import type { ResolveInput } from "./resolve-input.ts";
import { resolvePlan } from "./resolve-plan.ts";

export type PlanInput = {
  /** Every commit of all branches and pull-request heads. */
  readonly graph: CommitGraph;
  /** The default branch as the clone names it; a usual name is taken where it names none. */
  readonly defaultBranch: string | null;
  readonly branches: readonly { readonly name: string; readonly tip: string }[];
  readonly pullHeads: readonly { readonly number: number; readonly sha: string }[];
  /** All pull requests that the host of the repository knows; without a host, null or left out. */
  readonly knownPulls?: readonly KnownPull[] | null;
  /** Candidates of an earlier result whose pairs all have equal patches. */
  readonly confirmedRebases?: readonly RebaseRun[];
  /** What an earlier plan of this repository held: its changes keep their numbers. */
  readonly known?: readonly { readonly id: string; readonly mergeSha: string }[];
  /** Seconds; the committer time of the newest tip unless given. */
  readonly asOf?: number;
};

/**
 * Reads the changes of a repository off its commit graph alone: what landed on which branch, when, from which commits.
 * Equal inputs give equal plans; a change keeps its identity when history grows.
 */
export function planChanges(input: PlanInput): PlanResult {
  const { plan, ...rest } = openPlan(input)(input.confirmedRebases ?? [], { suggest: true });
  return { ...rest, plan: { ...plan, changes: [...plan.changes] } };
}

/** Makes the plan with these rebases believed. `suggest` false leaves out which others may be some. */
export type Planner = (
  confirmed: readonly RebaseRun[],
  options: { readonly suggest: boolean },
) => PlanResult<LandedPlan>;

/** The same for one graph and several sets of rebases: what does not hang on them is worked out once. */
export function openPlan(input: Omit<PlanInput, "confirmedRebases">): Planner {
  const { graph } = input;
  const branches = input.branches
    .map(({ name, tip }) => ({ name, tip: graph.indexOf(tip) }))
    .filter(({ tip }) => tip >= 0);
  const defaultBranch = pickDefaultBranch(
    input.defaultBranch,
    branches.map(({ name }) => name),
  );
  const known = input.known ?? [];
  if (defaultBranch === null) return () => emptyResult(known);
  const heads = new PullHeads(graph, headsOf(input), new KnownPulls(graph, input.knownPulls ?? null));
  const asOf = input.asOf ?? Math.max(...branches.map(({ tip }) => heads.landedAt(tip)));
  const knownNumbers = new Map<number, number>();
  for (const { id, mergeSha } of known) {
    if (id.startsWith("pr:")) knownNumbers.set(Number(id.slice(3)), graph.indexOf(mergeSha));
  }
  const laid = new Map<string, Pick<ResolveInput, "layout" | "order">>();
  const layFrom = (first: string) => {
    const before = laid.get(first);
    if (before) return before;
    const layout = layOut({ graph, branches, defaultBranch, first, heads, known: knownNumbers });
    const all = {
      layout,
      order: landedOrder(graph, layout.landed, layout.rankOf, (commit) => heads.landedAt(commit)),
    };
    laid.set(first, all);
    return all;
  };
  return (runs, { suggest }) => {
    const resolveFrom = (first: string) =>
      resolvePlan({ graph, ...layFrom(first), heads, branches, defaultBranch, first, runs });
    const draft = resolveFrom(defaultBranch);
    const landing = landingBranch(draft.plan, defaultBranch, asOf);
    const resolved = landing === defaultBranch ? draft : resolveFrom(landing);
    const lost = known.filter(({ mergeSha }) => !resolved.isTracked(mergeSha)).map(({ id }) => id);
    return {
      plan: resolved.plan,
      defaultBranch,
      asOf,
      counts: resolved.counts,
      rebaseCandidates: suggest ? resolved.rebaseCandidates() : [],
      strands: resolved.strands,
      lost,
      rewritten: lost.length > 0,
    };
  };
}

/** What the clone has, and for the others what the host says where the clone has that commit. */
const headsOf = ({ pullHeads, knownPulls }: PlanInput): PlanInput["pullHeads"] => [
  ...pullHeads,
  ...(knownPulls ?? []).flatMap(({ number, headSha }) =>
    headSha === null ? [] : [{ number, sha: headSha }],
  ),
];

function emptyResult(known: readonly { readonly id: string }[]): PlanResult<LandedPlan> {
  const counts = {
    commits: 0,
    changes: 0,
    merge: 0,
    squash: 0,
    rebase: 0,
    push: 0,
    pullsWithCommits: 0,
    pulls: 0,
  };
  const lost = known.map(({ id }) => id);
  return {
    plan: { branches: [], changes: new LandedChanges(NO_LANDINGS) },
    defaultBranch: null,
    asOf: null,
    counts,
    rebaseCandidates: [],
    strands: [],
    lost,
    rewritten: lost.length > 0,
  };
}

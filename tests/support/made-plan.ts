import type { KnownPull } from "@/lib/model/known-pull.ts";
import { graphOf } from "@/lib/normalized/changes/commit-graph.ts";
import { type PlanInput, planChanges } from "@/lib/normalized/changes/plan-changes.ts";
import { type MadeCommit, madeHistory } from "./made-history.ts";

export type MadeSetting = {
  readonly branches: Record<string, string>;
  readonly pulls?: Record<number, string>;
} & Partial<Pick<PlanInput, "known" | "knownPulls" | "confirmedRebases" | "asOf">>;

/** The plan of a made history whose default branch is `main`, with its changes and ids at hand. */
export function madePlan(
  commits: Record<string, MadeCommit>,
  { branches, pulls = {}, ...rest }: MadeSetting,
) {
  const result = planChanges({
    graph: graphOf(madeHistory(commits)),
    defaultBranch: "main",
    branches: Object.entries(branches).map(([name, tip]) => ({ name, tip })),
    pullHeads: Object.entries(pulls).map(([number, sha]) => ({ number: Number(number), sha })),
    ...rest,
  });
  const { changes } = result.plan;
  const change = (id: string) => {
    const found = changes.find((candidate) => candidate.id === id);
    if (found === undefined)
      throw new Error(`no ${id} among ${changes.map(({ id: other }) => other).join(" ")}`);
    return found;
  };
  return { ...result, changes, change, ids: changes.map(({ id }) => id) };
}

/** GitHub's merge of a pull request. */
export const madeMerge = (number: number, branch: string, ...parents: string[]): MadeCommit => ({
  parents,
  subject: `Merge pull request #${number} from owner/${branch}`,
  body: `Title of ${number}\n`,
});

/** What a host tells of a pull request that was merged by `mergeSha` at 9,999 seconds. */
export const toldPull = (
  number: number,
  mergeSha: string | null,
  over: Partial<KnownPull> = {},
): KnownPull => ({
  number,
  state: mergeSha === null ? "open" : "merged",
  title: `Told ${number}`,
  headBranch: `branch-${number}`,
  headSha: null,
  mergeSha,
  openedAt: 500,
  mergedAt: mergeSha === null ? null : 9_999,
  author: null,
  ...over,
});

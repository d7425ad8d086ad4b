import type { ChangeKind, PlannedChange } from "@/lib/model/change-plan.ts";
import type { KnownPull } from "@/lib/model/known-pull.ts";
import type { CommitGraph } from "./commit-graph.ts";
import type { LandedOrder } from "./landed-order.ts";

export type LandedChange = {
  readonly graph: CommitGraph;
  readonly order: LandedOrder;
  readonly commit: number;
  readonly kind: ChangeKind;
  readonly id: string;
  readonly branch: string;
  readonly number: number | null;
  readonly run: readonly number[] | null;
  readonly own: readonly number[];
  readonly replaced: readonly number[];
  readonly brings: readonly string[];
  readonly onlyBrings: boolean;
  /** The existing branch that points at the pull request's last commit. */
  readonly headName: string | null;
  /** What the host tells of the pull request. */
  readonly known: KnownPull | null;
};

/** Words one landing as a change. */
export function describeChange(landed: LandedChange): PlannedChange {
  const { graph, commit, kind, number, known } = landed;
  const recognised = graph.recognised(commit);
  const usesTitle =
    recognised !== null && (recognised.form === "pull" || (number !== null && landed.run === null));
  const commits = commitsOf(landed);
  const base = graph.parent(landed.run?.[0] ?? commit, 0);
  const mergedAt = landed.order.landedAt[commit] ?? 0;
  return {
    id: landed.id,
    kind,
    mergeSha: graph.shaOf(commit),
    baseSha: base < 0 ? null : graph.shaOf(base),
    branch: landed.branch,
    number,
    mergedAt,
    openedAt: known
      ? Math.min(known.openedAt, mergedAt)
      : commits.reduce((least, own) => Math.min(least, graph.authoredAt(own)), mergedAt),
    title: known?.title ?? (usesTitle ? recognised.title : graph.subject(commit)),
    headBranch: known?.headBranch ?? recognised?.headBranch ?? landed.headName,
    commits: commits.map((own) => graph.shaOf(own)),
    brings: landed.brings,
    onlyBrings: landed.onlyBrings,
  };
}

/** The pull request's own commits where they are readable, else what landed; oldest first. */
function commitsOf({ graph, order, commit, own, replaced }: LandedChange): number[] {
  const commits = replaced.length > 0 ? replaced : own;
  if (commits.length === 0) return [commit];
  return [...commits].sort(
    (a, b) =>
      (order.generation[a] ?? 0) - (order.generation[b] ?? 0) ||
      graph.committedAt(a) - graph.committedAt(b) ||
      (graph.shaOf(a) < graph.shaOf(b) ? -1 : 1),
  );
}

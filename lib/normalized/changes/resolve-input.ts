import type { CommitGraph } from "./commit-graph.ts";
import type { LandedOrder } from "./landed-order.ts";
import type { LayOut } from "./lay-out.ts";
import type { PullHeads } from "./pull-heads.ts";
import type { RebaseRun } from "./rebase-runs.ts";

export type ResolveInput = {
  readonly graph: CommitGraph;
  readonly layout: LayOut;
  readonly order: LandedOrder;
  readonly heads: PullHeads;
  readonly branches: readonly { readonly name: string; readonly tip: number }[];
  readonly defaultBranch: string;
  readonly first: string;
  readonly runs: readonly RebaseRun[];
};

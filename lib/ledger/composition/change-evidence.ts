import type { ChangeKind } from "@/lib/model/change-plan.ts";
import type { GitCommit, GitPerson } from "@/lib/model/git-commit.ts";
import type { LineAttribution } from "@/lib/model/line-attribution.ts";

/** What git, and the host where there is one, know about how one change was made. */
export type ChangeEvidence = {
  readonly kind: ChangeKind;
  /** The change's own commits: the pull request's where readable, else the landed one. Merges among them are passed over. */
  readonly commits: readonly GitCommit[];
  /** The merge, squash, pushed or last rebased commit. */
  readonly mergeCommit: GitCommit;
  /** The account that opened the pull request, where its host tells. */
  readonly opener?: GitPerson | null;
  /** Without its owner: `copilot/fix-1`. Null where it is not known. */
  readonly headBranch: string | null;
  /** Added lines of the effective diff. */
  readonly effectiveAddedLines: number;
  /** Added lines by commit; null where nobody counted them. `needsLines` tells when they are worth counting. */
  readonly linesByCommit: ReadonlyMap<string, number> | null;
  /** Line-level notes of the merge commit or of the change's own commits, where there are any. */
  readonly attributions: readonly LineAttribution[];
};

import type { AuthorKind } from "@/lib/ledger/composition/author-kind.ts";
import type { NamedInitiator } from "@/lib/ledger/composition/named-initiators.ts";
import type { FoldState } from "@/lib/ledger/fold/fold-state.ts";
import type { PlannedChange, TrackedBranch } from "@/lib/model/change-plan.ts";
import type { CommitMention } from "@/lib/model/commit-mention.ts";
import type { Composition } from "@/lib/model/composition.ts";
import type { ContextAsset } from "@/lib/model/context-asset.ts";
import type { GitPerson } from "@/lib/model/git-commit.ts";
import type { LedgerEdge, LedgerEntry, OwnedGroup } from "@/lib/model/ledger.ts";
import type { MailAlias } from "@/lib/model/mail-alias.ts";
import type { OwnersVersion } from "@/lib/model/owner-rule.ts";
import type { WorkKind } from "@/lib/model/work-kind.ts";
import type { OwnersEvent } from "@/lib/normalized/codeowners/owners-history.ts";
import type { KeptPlan } from "./read-plan.ts";
import type { TextFiles } from "./text-files.ts";

export type AnalyzedCommit = {
  readonly sha: string;
  readonly subject: string;
  readonly authoredAt: number;
  readonly author: GitPerson;
  readonly authorKind: AuthorKind;
  readonly added: number | null;
  readonly removed: number | null;
};

/** A change with everything that git alone tells about it. */
export type AnalyzedChange = {
  readonly planned: PlannedChange;
  /** Place in the replay, from 0. */
  readonly position: number;
  readonly gross: number;
  readonly author: GitPerson;
  readonly authorKind: AuthorKind;
  readonly workKind: WorkKind;
  readonly composition: Composition;
  readonly commits: readonly AnalyzedCommit[];
  /** Of an agent's change: who may have had it made, as its commits name them. */
  readonly initiators: readonly NamedInitiator[];
  /** What the messages of its commits name that may be a work item. */
  readonly mentions: readonly (CommitMention & { readonly sha: string })[];
};

/** Some changes in order, and what folding them added to the books. */
export type AnalyzedBatch = {
  readonly changes: readonly AnalyzedChange[];
  readonly entries: readonly LedgerEntry[];
  readonly edges: readonly LedgerEdge[];
  /** Groups that are final, of this batch or earlier ones. */
  readonly groups: readonly OwnedGroup[];
};

/** Lines of a change that were born since the last run, and that died, by day of their life. */
export type Lives = {
  readonly change: string;
  readonly born: number;
  readonly deaths: ReadonlyMap<number, number>;
};

/** Lines of each text file of the landing branch. */
export type LiveLines = readonly { readonly path: string; readonly lines: number }[];

/** A change that is called otherwise, or known to be for something else, than when it was read. */
export type RetitledChange = { readonly id: string; readonly title: string; readonly workKind: WorkKind };

/** What is known once the last change is folded. */
export type AnalyzedEnd = {
  readonly asOf: number | null;
  readonly landing: string | null;
  readonly headSha: string | null;
  readonly branches: readonly TrackedBranch[];
  readonly groups: readonly OwnedGroup[];
  readonly lives: readonly Lives[];
  readonly liveLines: LiveLines;
  /** The same when the run before ended; null where this one began anew. */
  readonly liveLinesBefore: LiveLines | null;
  readonly context: readonly ContextAsset[];
  readonly owners: readonly OwnersVersion[];
  /** What the `.mailmap` at the tip of the landing branch says. */
  readonly aliases: readonly MailAlias[];
  readonly leftOut: readonly { readonly path: string; readonly reason: string }[];
  readonly remarks: readonly string[];
  readonly counts: Readonly<Record<string, number>>;
  /** Changes of earlier runs of which a host tells otherwise since. */
  readonly retitled: readonly RetitledChange[];
  /** What the next run continues from. */
  readonly carried: Carried;
};

export type Carried = {
  /** Of the commit graph; null where nothing was read. */
  readonly plan: KeptPlan | null;
  readonly fold: FoldState;
  readonly text: TextFiles;
  readonly context: readonly ContextAsset[];
  readonly owners: readonly OwnersEvent[];
  /** `told`: the mark of what a host told of it then; `work`: of what was told of the work behind it. */
  readonly planned: {
    readonly id: string;
    readonly mergeSha: string;
    readonly line: string;
    readonly told: string;
    readonly work: string;
  }[];
  readonly leftOut: readonly string[];
  /** The mark of all work that hosts had told of. */
  readonly work: string;
  /** Which pieces of all this are stored as they are. */
  readonly versions: Map<string, string>;
  /**
   * Loads the resting lines of history that changes on `lines`, merged from `since` (seconds) on, may touch. Answers
   * whether all of them could be read.
   */
  readonly wake: (lines: Iterable<string>, since: number) => Promise<boolean>;
};

import { changeAuthorKind } from "@/lib/ledger/composition/change-author-kind.ts";
import { namedInitiators } from "@/lib/ledger/composition/named-initiators.ts";
import type { AtomGroup, LedgerEdge, LedgerEntry } from "@/lib/model/ledger.ts";
import type { ToldWork } from "@/lib/model/told-work.ts";
import { commitMentions } from "@/lib/normalized/links/commit-mentions.ts";
import type { AnalyzedBatch } from "./analyzed.ts";
import { changeWorkKind } from "./change-work-kind.ts";
import type { FoldedChange } from "./fold-history.ts";
import type { Unclassified } from "./read-composition.ts";
import type { ToldPulls } from "./told-pulls.ts";

/** What was folded and is not written yet. */
export type Pending = Omit<AnalyzedBatch, "changes" | "groups"> & {
  changes: Unclassified[];
  entries: LedgerEntry[];
  edges: LedgerEdge[];
  groups: AtomGroup[];
};

export type Books = Omit<AnalyzedBatch, "changes"> & Pick<Pending, "changes">;

export const newPending = (): Pending => ({ changes: [], entries: [], edges: [], groups: [] });

/** Takes in a change that was folded at `position`; `work`: what hosts tell of the work behind it. */
export function addFolded(
  pending: Pending,
  { planned, applied, commits, merged, diff, closed }: FoldedChange,
  position: number,
  told: ToldPulls,
  work: ToldWork | null,
): void {
  const author = (planned.kind === "merge" || planned.kind === "rebase" ? (commits[0] ?? merged) : merged)
    .author;
  const evidence = {
    kind: planned.kind,
    commits,
    mergeCommit: merged,
    opener: told.openerOf(planned),
    headBranch: planned.headBranch,
    effectiveAddedLines: applied.effectiveAdded,
  };
  const authorKind = changeAuthorKind({ ...evidence, linesByCommit: null, attributions: [] });
  const change = {
    planned,
    position,
    gross: applied.gross,
    author,
    authorKind,
    initiators: authorKind === "agent" ? namedInitiators(evidence) : [],
    mentions: commitMentions(new Set([...commits, merged])),
    workKind: work?.workKind ?? changeWorkKind(planned.title, diff),
  };
  pending.changes.push({ change, evidence });
  for (const entry of applied.entries) pending.entries.push(entry);
  for (const edge of applied.edges) pending.edges.push(edge);
  for (const group of closed) pending.groups.push(group);
}

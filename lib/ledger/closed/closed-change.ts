import type { ChangeDiff } from "@/lib/model/change-diff.ts";
import { CLOSED_RULES } from "@/lib/model/closed-pull.ts";
import type { AtomGroup } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { markBulkEdits } from "../classify/bulk-edit.ts";
import { markCommentOnly } from "../classify/comment-only.ts";
import { markDependency } from "../classify/dependency.ts";
import { markGenerated } from "../classify/generated.ts";
import type { ChangeAtoms, FileAtoms } from "../fold/change-atoms.ts";
import type { ChangeContext } from "../fold/draft.ts";
import { newFoldState } from "../fold/fold-state.ts";
import { ATOM, classIndex, MARK } from "../fold/marks.ts";
import { newDraft } from "../fold/new-draft.ts";
import { keepFormat } from "../lines/keep-format.ts";
import { keepImports } from "../lines/keep-imports.ts";
import { keepMoves } from "../lines/keep-moves.ts";
import { pairHunks } from "../lines/pair-hunks.ts";

/** Of the steps by which changes that land are worked out, those that need nothing but the diff, in the same order. */
const STEPS = [
  keepFormat,
  keepMoves,
  keepImports,
  markGenerated,
  markDependency,
  markCommentOnly,
  pairHunks,
  markBulkEdits,
] as const;
const MECHANICAL = MARK.generated | MARK.dependency | MARK.cosmetic;

/** What the names and attributes say of a change that never landed. */
export type ClosedContext = Pick<ChangeContext, "attributed" | "dependencyBot" | "headBranch">;

export type ClosedAtoms = {
  readonly gross: number;
  /** Added lines that would have been in no mechanical class. */
  readonly effectiveAdded: number;
  /** All of them abandoned; those that carry no work of their own apart from the others. */
  readonly groups: readonly AtomGroup[];
};

/** Works a change out that was closed without landing. Its files can only say of themselves that they are generated where the diff shows it. */
export function closedChange(id: string, diff: ChangeDiff, context: ClosedContext): ClosedAtoms {
  const { n } = diff.lines;
  const meta = {
    index: 0,
    id,
    kind: "merge",
    number: null,
    branch: "",
    landing: false,
    team: 0,
    mergedAt: 0,
    title: "",
    base: 1,
    atoms: n,
    alive: 0,
    isBulk: false,
    isImport: false,
  } as const;
  const draft = newDraft(newFoldState(), { ...meta }, diff, { ...NOTHING, ...context });
  for (const step of STEPS) step(draft);
  const { atoms } = draft;
  return {
    gross: n,
    effectiveAdded: effectiveAdded(atoms),
    groups: atoms.files.flatMap((file) => groupsOf(atoms, file)),
  };
}

const NOTHING = {
  brings: [],
  onlyBrings: false,
  conflictPaths: null,
  pointers: [],
  ownerOf: () => null,
  betweenLongLived: false,
  releaseAutomation: false,
  purpose: null,
  repository: null,
} as const;

function effectiveAdded({ kind, marks }: ChangeAtoms): number {
  let added = 0;
  for (let i = 0; i < kind.length; i++)
    if ((kind[i] ?? 0) & ATOM.plus && ((marks[i] ?? 0) & MECHANICAL) === 0) added += 1;
  return added;
}

/** At most two a file: lines of work, and lines that a mechanical class would have taken, with where these stand. */
function groupsOf({ meta, kind, marks }: ChangeAtoms, { path, from, to }: FileAtoms): AtomGroup[] {
  const counts = { work: [0, 0], mechanical: [0, 0] } as {
    work: [number, number];
    mechanical: [number, number];
  };
  const spans: number[] = [];
  const names = new Set<string>();
  for (let i = from; i < to; i++) {
    const these = marks[i] ?? 0;
    const isMechanical = (these & MECHANICAL) !== 0;
    counts[isMechanical ? "mechanical" : "work"][(kind[i] ?? 0) & ATOM.plus ? 0 : 1] += 1;
    if (isMechanical) names.add(LEDGER_CLASSES[classIndex(these)] ?? "");
    if (isMechanical !== (spans.length % 2 === 1)) spans.push(i - from);
  }
  if (spans.length % 2 === 1) spans.push(to - from);
  const group = { change: meta.id, path, class: "abandoned", confidence: 1 } as const;
  const made: AtomGroup[] = [];
  const [workAdded, workRemoved] = counts.work;
  if (workAdded + workRemoved > 0)
    made.push({ ...group, rule: CLOSED_RULES.abandoned, added: workAdded, removed: workRemoved, refs: [] });
  const [added, removed] = counts.mechanical;
  if (added + removed > 0)
    made.push({
      ...group,
      rule: CLOSED_RULES.mechanical,
      added,
      removed,
      refs: [...names].toSorted(),
      ...(made.length > 0 && { spans }),
    });
  return made;
}

import type { FileKind } from "@/lib/model/file-kind.ts";
import { fileKind } from "../files/file-kind.ts";
import type { ChangeAtoms, ChangeMeta, FileAtoms } from "../fold/change-atoms.ts";
import { changeOfAtom, type FoldState } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { originOf } from "../fold/origin-of.ts";
import type { Purpose } from "../fold/purpose.ts";

/** A change that may have brought a defect in: how many of the corrected lines it wrote, 0 where a message names it. */
export type Candidate = { readonly change: ChangeMeta; readonly lines: number };

const PRODUCTION: ReadonlySet<FileKind> = new Set(["source", "migration", "infra", "config"]);

/** Lines under these marks were not corrected: nobody rewrote what they do. All are decided when a change lands. */
const UNTOUCHED = MARK.revert | MARK.promotion | MARK.generated | MARK.dependency | MARK.cosmetic;

/**
 * The changes that may have brought in what `atoms` corrects, earliest first: those that its messages name, else those that
 * wrote the lines of production code which it takes out. Births have been followed through white space, moves, merges and
 * copies; blank and comment lines, changes that landed after the defect was reported, and mechanical changes of more than
 * twenty files are passed over. Empty where only lines were added. SZZ with meta-changes left out: da Costa et al. 2017.
 */
export function defectOrigins(
  state: FoldState,
  atoms: ChangeAtoms,
  { broughtInBy, fix }: Pick<Purpose, "broughtInBy" | "fix">,
): Candidate[] {
  const named = broughtInBy.flatMap((id) => state.byId.get(id) ?? []);
  const earlier = named.filter(({ index }) => index < atoms.meta.index);
  if (earlier.length > 0) return inOrder(new Map(earlier.map((change) => [change, 0])));
  const lines = new Map<ChangeMeta, number>();
  for (const file of atoms.files) {
    if (!isProduction(file)) continue;
    for (let i = file.from; i < file.to; i++) {
      if ((atoms.kind[i] ?? 0) & (ATOM.plus | ATOM.idle) || (atoms.marks[i] ?? 0) & UNTOUCHED) continue;
      const born = changeOfAtom(state, originOf(state, atoms.ref[i] ?? 0));
      if (!born || born.isBulk || born.index >= atoms.meta.index) continue;
      const writer = writtenBy(state, born, atoms.meta);
      if (writer.mergedAt > (fix?.reportedAt ?? Number.POSITIVE_INFINITY)) continue;
      lines.set(writer, (lines.get(writer) ?? 0) + 1);
    }
  }
  return inOrder(lines);
}

const isProduction = ({ oldPath, generatedBy }: FileAtoms) =>
  generatedBy === null && PRODUCTION.has(fileKind(oldPath));

/** Of a copy that was known when the fix landed, the change that it is a copy of. */
function writtenBy({ edgesFrom, byId }: FoldState, born: ChangeMeta, fix: ChangeMeta): ChangeMeta {
  for (const { kind, to } of edgesFrom.get(born.id) ?? []) {
    const root = kind === "duplicate" && to !== null ? byId.get(to) : undefined;
    if (root && root.index < fix.index) return root;
  }
  return born;
}

const inOrder = (lines: ReadonlyMap<ChangeMeta, number>): Candidate[] =>
  Array.from(lines, ([change, count]) => ({ change, lines: count })).toSorted(
    (a, b) => a.change.index - b.change.index,
  );

import { apportion } from "@/lib/core/apportion.ts";
import type { ChangeAtoms, ChangeMeta, FileAtoms } from "../fold/change-atoms.ts";
import type { FoldState } from "../fold/fold-state.ts";
import { ATOM, MARK } from "../fold/marks.ts";
import { type Candidate, defectOrigins } from "../quality/defect-origins.ts";

/** Up to this age a defect counts as one's own making; what is older was inherited. */
export const OWN_DEFECT_SECONDS = 180 * 86_400;

/**
 * The share of a fix that corrects: its broken work items among all that are linked to it, over the lines that no other class
 * took when it landed, in order of path, side and line, files of the component first. Where the defects came from decides which
 * of the three classes; several candidates share by their number.
 */
export function markCorrective(state: FoldState, atoms: ChangeAtoms): void {
  const { purpose, meta } = atoms;
  if (!purpose?.fix) return;
  const { corrective, other, components } = purpose.fix;
  const left = inOrder(atoms, components);
  const [share = 0] = apportion(left.length, [corrective, other]);
  const candidates = defectOrigins(state, atoms, purpose);
  const marks = [MARK.corrective_own, MARK.corrective_unknown, MARK.corrective_inherited];
  const counts = apportion(share, weightsOf(candidates, meta.mergedAt));
  let at = 0;
  counts.forEach((count, k) => {
    for (const end = at + count; at < end; at++) {
      const i = left[at] ?? 0;
      atoms.marks[i] = (atoms.marks[i] ?? 0) | (marks[k] ?? 0);
    }
  });
}

/** Whether a defect that this change brought in counts as one's own making at `now` (seconds). */
export const isOwnDefect = ({ isImport, mergedAt }: ChangeMeta, now: number): boolean =>
  !isImport && now - mergedAt <= OWN_DEFECT_SECONDS;

/** How many candidates make it one's own defect, one of unknown origin, and one that was inherited. */
function weightsOf(candidates: readonly Candidate[], now: number): number[] {
  if (candidates.length === 0) return [0, 1, 0];
  const own = candidates.filter(({ change }) => isOwnDefect(change, now));
  return [own.length, 0, candidates.length - own.length];
}

/** The atoms that no other class took when the change landed. */
function inOrder({ files, kind }: ChangeAtoms, components: readonly string[]): number[] {
  const named = new Set(components.map(plain));
  const isNamed = ({ path }: FileAtoms) => path.split("/").some((name) => named.has(plain(name)));
  const byPath = files.toSorted((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : a.from - b.from));
  const ordered =
    named.size === 0 ? byPath : [...byPath.filter(isNamed), ...byPath.filter((file) => !isNamed(file))];
  const left: number[] = [];
  for (const { from, to } of ordered) {
    for (const side of [ATOM.plus, 0]) {
      for (let i = from; i < to; i++) {
        if (((kind[i] ?? 0) & (ATOM.left | ATOM.plus)) === (ATOM.left | side)) left.push(i);
      }
    }
  }
  return left;
}

/** Names that differ in case, or in how their words are joined, are one. */
const plain = (name: string) => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "");

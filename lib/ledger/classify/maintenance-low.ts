import type { FileKind } from "@/lib/model/file-kind.ts";
import { isBoundaryPath } from "../files/boundary-path.ts";
import { fileKind } from "../files/file-kind.ts";
import type { ChangeAtoms, FileAtoms } from "../fold/change-atoms.ts";
import { ATOM, MARK } from "../fold/marks.ts";

/** More than this is no small change, whatever it touches. */
export const UPKEEP_ATOMS = 10;

const UPKEEP: ReadonlySet<FileKind> = new Set(["config", "ci", "meta", "docs"]);

/**
 * A small change of upkeep, whole: at most ten lines are left of it, and they lie in settings, build, project files or plain
 * documents, or its title or label says that it is upkeep. Never where a boundary to others is touched, nor where it is linked to
 * a story, a bug, an incident or a matter of security. `left`: how many lines no other class took when it landed.
 */
export function markMaintenanceLow(atoms: ChangeAtoms, left: number): void {
  const { kind, marks, purpose } = atoms;
  if (left === 0 || left > UPKEEP_ATOMS || purpose?.isWork) return;
  const touched = atoms.files.filter((file) => isLeft(atoms, file));
  if (touched.some(({ path }) => isBoundaryPath(path))) return;
  if (!purpose?.isUpkeep && !touched.every(({ path }) => UPKEEP.has(fileKind(path, false)))) return;
  for (let i = 0; i < kind.length; i++) {
    if ((kind[i] ?? 0) & ATOM.left) marks[i] = (marks[i] ?? 0) | MARK.maintenance_low;
  }
}

function isLeft({ kind }: ChangeAtoms, { from, to }: FileAtoms): boolean {
  for (let i = from; i < to; i++) if ((kind[i] ?? 0) & ATOM.left) return true;
  return false;
}

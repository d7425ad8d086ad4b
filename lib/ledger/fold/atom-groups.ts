import type { AtomGroup } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { confidenceOf } from "../edges/add-edge.ts";
import type { ChangeAtoms, FileAtoms } from "./change-atoms.ts";
import { changeOfAtom, type FoldState } from "./fold-state.ts";
import { ATOM, COSMETIC_RULES, classIndex } from "./marks.ts";

const COSMETIC = LEDGER_CLASSES.indexOf("cosmetic");
/** A class in four bits, and its cosmetic rule in two. */
const KEYS = 64;

/** The atoms of a change as they stand, by file, class and rule: with what decided, for a person to check. */
export function atomGroups(state: FoldState, atoms: ChangeAtoms): AtomGroup[] {
  const groups: AtomGroup[] = [];
  const added = new Uint32Array(KEYS);
  const removed = new Uint32Array(KEYS);
  for (const file of atoms.files) {
    for (const key of countKeys(atoms, file, added, removed)) {
      const name = LEDGER_CLASSES[key & 15] ?? "net";
      const { rule, refs } = reason(state, atoms, file, name, key >> 4);
      const confidence = confidenceOf(rule);
      groups.push({
        change: atoms.meta.id,
        path: file.path,
        class: name,
        rule,
        added: added[key] ?? 0,
        removed: removed[key] ?? 0,
        confidence,
        refs,
      });
      added[key] = 0;
      removed[key] = 0;
    }
  }
  return groups;
}

/** Counts the atoms of a file by class and cosmetic rule, into columns of zeros; answers the keys in order of their first atom. */
function countKeys(
  { kind, marks }: ChangeAtoms,
  file: FileAtoms,
  added: Uint32Array,
  removed: Uint32Array,
): number[] {
  const { plus, cosmeticShift } = ATOM;
  const keys: number[] = [];
  for (let i = file.from; i < file.to; i++) {
    const these = kind[i] ?? 0;
    const at = classIndex(marks[i] ?? 0);
    const key = at === COSMETIC ? at + 16 * ((these >> cosmeticShift) & 3) : at;
    if (added[key] === 0 && removed[key] === 0) keys.push(key);
    const count = these & plus ? added : removed;
    count[key] = (count[key] ?? 0) + 1;
  }
  return keys;
}

type Reason = { rule: string; refs: string[] };

function reason(
  state: FoldState,
  atoms: ChangeAtoms,
  file: FileAtoms,
  name: AtomGroup["class"],
  sub: number,
): Reason {
  const from = state.edgesFrom.get(atoms.meta.id) ?? [];
  const to = state.edgesTo.get(atoms.meta.id) ?? [];
  const of = (edges: typeof from, kinds: readonly string[], end: "from" | "to"): Reason => {
    const found = edges.filter((edge) => kinds.includes(edge.kind));
    return { rule: found[0]?.rule ?? name, refs: found.flatMap((edge) => edge[end] ?? []).slice(0, 20) };
  };
  switch (name) {
    case "reverted":
      return of(to, ["revert"], "from");
    case "revert":
      return of(from, ["revert", "reland"], "to");
    case "promotion":
      return of(from, ["promotion"], "to");
    case "duplicate":
      return of(from, ["duplicate"], "to");
    case "generated":
      return { rule: file.generatedBy ?? "generated", refs: [] };
    case "dependency":
      return { rule: "version-only", refs: [] };
    case "cosmetic":
      return { rule: COSMETIC_RULES[sub] ?? "format", refs: [] };
    case "rework":
      return { rule: "own-21d", refs: replacedChanges(state, atoms, file) };
    case "non_surviving":
      return { rule: "unpaired-30d", refs: [] };
    case "abandoned":
    case "corrective_own":
    case "corrective_unknown":
    case "corrective_inherited":
    case "maintenance_low":
    case "net":
      return { rule: "no-noise-rule", refs: [] };
  }
}

/** The changes whose young lines were rewritten in this file. */
function replacedChanges(state: FoldState, atoms: ChangeAtoms, file: FileAtoms): string[] {
  const ids = new Set<string>();
  for (let i = file.from; i < file.to && ids.size < 5; i++) {
    if (LEDGER_CLASSES[classIndex(atoms.marks[i] ?? 0)] !== "rework") continue;
    const born = changeOfAtom(state, atoms.ref[i] ?? 0);
    if (born) ids.add(born.id);
  }
  return [...ids];
}

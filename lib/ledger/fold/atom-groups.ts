import type { FileKind } from "@/lib/model/file-kind.ts";
import type { AtomGroup } from "@/lib/model/ledger.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { isOwnDefect } from "../classify/corrective.ts";
import { confidenceOf } from "../edges/add-edge.ts";
import { fileKind } from "../files/file-kind.ts";
import { type Candidate, defectOrigins } from "../quality/defect-origins.ts";
import type { ChangeAtoms, FileAtoms } from "./change-atoms.ts";
import { changeOfAtom, type FoldState } from "./fold-state.ts";
import { groupSpans, needsSpans } from "./group-spans.ts";
import { ATOM, COSMETIC_RULES, classIndex, cosmeticRule } from "./marks.ts";

const TANGLED: ReadonlySet<FileKind> = new Set(["test", "docs", "context"]);
const COSMETIC = LEDGER_CLASSES.indexOf("cosmetic");
/** A class in four bits, and its cosmetic rule in three. */
const KEYS = 128;

/** The atoms of a change as they stand, by file, class and rule: with what decided, for a person to check. */
export function atomGroups(state: FoldState, atoms: ChangeAtoms): AtomGroup[] {
  const groups: AtomGroup[] = [];
  const added = new Uint32Array(KEYS);
  const removed = new Uint32Array(KEYS);
  let known: readonly Candidate[] | null = null;
  const candidates = () => (known ??= atoms.purpose ? defectOrigins(state, atoms, atoms.purpose) : []);
  for (const file of atoms.files) {
    const keys = countKeys(atoms, file, added, removed);
    for (const key of keys) {
      const name = LEDGER_CLASSES[key & 15] ?? "net";
      const { rule, refs } = reason(state, atoms, file, name, key >> 4, candidates);
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
        ...(keys.length > 1 && needsSpans(name, rule) && { spans: groupSpans(atoms, file, key) }),
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
  const { plus } = ATOM;
  const keys: number[] = [];
  for (let i = file.from; i < file.to; i++) {
    const these = kind[i] ?? 0;
    const at = classIndex(marks[i] ?? 0);
    const key = at === COSMETIC ? at + 16 * cosmeticRule(these) : at;
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
  candidates: () => readonly Candidate[],
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
    case "corrective_own":
    case "corrective_unknown":
    case "corrective_inherited":
      return { rule: fixRule(atoms, file), refs: originsOf(candidates(), atoms, name) };
    case "maintenance_low":
      return { rule: atoms.purpose?.isUpkeep ? "small-upkeep" : "small-settings", refs: [] };
    case "abandoned":
    case "net":
      return { rule: "no-noise-rule", refs: [] };
  }
}

/** By what it is known to correct something. Tests and documents of a fix are tangled with it: few of their lines are the fix. */
function fixRule({ purpose }: ChangeAtoms, { path }: FileAtoms): string {
  const rule = purpose?.fix?.rule ?? "fix-title";
  return TANGLED.has(fileKind(path, false)) ? `${rule}-tangled` : rule;
}

/** The candidates for where the defect came from, as far as they belong to the class. */
function originsOf(candidates: readonly Candidate[], atoms: ChangeAtoms, name: AtomGroup["class"]): string[] {
  return candidates
    .filter(({ change }) => isOwnDefect(change, atoms.meta.mergedAt) === (name === "corrective_own"))
    .slice(0, 20)
    .map(({ change }) => change.id);
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

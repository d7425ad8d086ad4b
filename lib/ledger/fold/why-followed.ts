import { atomsOf, changeOfAtom, type FoldState } from "./fold-state.ts";
import { ATOM, COSMETIC_RULES, classOf, cosmeticRule, MARK } from "./marks.ts";

/**
 * The rule by which a line that the diffs call born as `atom` is followed further back, or not at all: `format`, `moved`,
 * `import`, `comment`, `re-land`, `revert`, `promotion`, `generated` or `dependency`. Null where no rule says so, and
 * where the atoms of that change were let go.
 */
export function whyFollowed(state: FoldState, atom: number): string | null {
  const change = changeOfAtom(state, atom);
  const atoms = change && (atomsOf(state, change.index) ?? state.options.archive?.get(change.index));
  if (!change || !atoms) return null;
  const at = atom - change.base;
  const [kind, marks] = [atoms.kind[at] ?? 0, atoms.marks[at] ?? 0];
  if (marks & MARK.cosmetic) return COSMETIC_RULES[cosmeticRule(kind)] ?? "format";
  if (marks & MARK.revert) return kind & ATOM.alias ? "re-land" : "revert";
  if (marks & MARK.promotion) return "promotion";
  return marks & (MARK.generated | MARK.dependency) ? classOf(marks) : null;
}

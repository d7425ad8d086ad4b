import type { BackTest } from "@/lib/core/back-test-reader.ts";
import type { CellRow } from "@/lib/core/cells-reader.ts";
import type { Families } from "@/lib/core/family-policy.ts";
import { COMPOSITION_CLASSES, type CompositionClass } from "@/lib/model/composition-class.ts";
import { EXCLUDED } from "@/lib/model/correction.ts";
import { LEDGER_CLASSES, type LedgerClass, type LedgerFamily } from "@/lib/model/ledger-class.ts";

/** A number as the pages show it now, and as they would. */
export type BeforeAfter = { readonly before: number; readonly after: number };

export type BackTestFigures = {
  /** Lines that count. */
  readonly gross: BeforeAfter;
  readonly changes: BeforeAfter;
  readonly family: Readonly<Record<LedgerFamily, BeforeAfter>>;
  readonly lines: readonly (BeforeAfter & { readonly name: LedgerClass })[];
  readonly made: readonly (BeforeAfter & { readonly name: CompositionClass })[];
};

/** The figures of all cells, one row for each composition, and what they would be with what moves, families too. */
export function shapeBackTest(
  cells: readonly CellRow[],
  moves: Pick<BackTest, "lines" | "changes">,
  families: { readonly before: Families; readonly after: Families },
): BackTestFigures {
  const lines = LEDGER_CLASSES.map((name) => {
    const before = total(cells.map(({ facts }) => facts[name]));
    const moved = moves.lines.map(
      ({ from, to, atoms }) => atoms * (Number(to === name) - Number(from === name)),
    );
    return { name, before, after: before + total(moved) };
  });
  const made = COMPOSITION_CLASSES.map((name) => {
    const before = total(cells.filter(({ by }) => by.composition === name).map(({ facts }) => facts.changes));
    const moved = moves.changes.map(
      ({ from, to, changes }) => changes * (Number(to === name) - Number(from === name)),
    );
    return { name, before, after: before + total(moved) };
  });
  const gross = total(cells.map(({ facts }) => facts.gross));
  const left = moves.lines.map(
    ({ from, to, atoms }) => atoms * (Number(from === EXCLUDED) - Number(to === EXCLUDED)),
  );
  const family = (name: LedgerFamily): BeforeAfter => ({
    before: total(lines.filter((each) => families.before[each.name] === name).map(({ before }) => before)),
    after: total(lines.filter((each) => families.after[each.name] === name).map(({ after }) => after)),
  });
  return {
    gross: { before: gross, after: gross + total(left) },
    changes: both(made),
    family: { net: family("net"), sustaining: family("sustaining"), noise: family("noise") },
    lines,
    made,
  };
}

const total = (numbers: readonly number[]): number => numbers.reduce((sum, each) => sum + each, 0);
const both = (some: readonly BeforeAfter[]): BeforeAfter => ({
  before: total(some.map(({ before }) => before)),
  after: total(some.map(({ after }) => after)),
});

import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { ClassTotal, Waterfall } from "@/lib/views/team-shapes.ts";

type PackedClass = readonly [name: LedgerClass, family: ClassTotal["family"], atoms: number, open: number];

/** A waterfall on its way to the browser: its totals, and the classes that hold lines without their weeks. */
export type PackedWaterfall = Omit<Waterfall, "classes"> & { readonly steps: readonly PackedClass[] };

export const packWaterfall = ({ classes, ...totals }: Waterfall): PackedWaterfall => ({
  ...totals,
  steps: classes.flatMap(({ name, family, atoms, openAtoms }) =>
    atoms === 0 ? [] : [[name, family, atoms, openAtoms] as const],
  ),
});

export const unpackWaterfall = ({ steps, ...totals }: PackedWaterfall): Waterfall => ({
  ...totals,
  classes: steps.map(([name, family, atoms, openAtoms]) => ({ name, family, atoms, openAtoms, byWeek: [] })),
});

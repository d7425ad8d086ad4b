import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "../numbers/labels.ts";
import type { ColorName } from "../tokens/tokens.ts";

export type NoiseRow = {
  readonly name: LedgerClass;
  readonly label: string;
  readonly means: string;
  readonly atoms: number;
  readonly share: number;
  readonly tone: ColorName;
  /** Height of each week's bar, 0 to 1 of the class's own largest week; null is a gap. */
  readonly bars: readonly (number | null)[];
};

/** The noise classes that hold lines, largest first, each with its own weeks. */
export const prepareNoise = ({ gross, classes }: Waterfall): NoiseRow[] =>
  classes
    .filter(({ family, atoms }) => family === "noise" && atoms > 0)
    .toSorted((a, b) => b.atoms - a.atoms)
    .map(({ name, atoms, byWeek }) => {
      const most = Math.max(...byWeek.map((week) => week ?? 0), 1);
      return {
        name,
        label: CLASS_LABEL[name],
        means: CLASS_MEANS[name],
        atoms,
        share: atoms / gross,
        tone: classColor(name),
        bars: byWeek.map((week) => (week === null ? null : Math.max(week, 0) / most)),
      };
    });

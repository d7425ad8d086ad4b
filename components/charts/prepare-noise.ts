import type { LedgerClass } from "@/lib/model/ledger-class.ts";
import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "../numbers/labels.ts";
import type { ColorName } from "../tokens/tokens.ts";
import { numbersToText, textToNumbers } from "./number-text.ts";

/** A noise class on its way to the browser: its lines, and those of each week, with gaps where a week has no change. */
export type NoiseClass = readonly [name: LedgerClass, atoms: number, byWeek: string];

/** The noise classes that hold lines, largest first. */
export const noiseClasses = ({ classes }: Waterfall): NoiseClass[] =>
  classes
    .filter(({ family, atoms }) => family === "noise" && atoms > 0)
    .toSorted((a, b) => b.atoms - a.atoms)
    .map(({ name, atoms, byWeek }) => [name, atoms, numbersToText(byWeek)]);

export type NoiseRow = {
  readonly name: LedgerClass;
  readonly label: string;
  readonly means: string;
  readonly atoms: number;
  readonly share: number;
  readonly tone: ColorName;
  readonly byWeek: readonly (number | null)[];
};

/** Each with its words, its share of gross and its tone. */
export const prepareNoise = (classes: readonly NoiseClass[], gross: number): NoiseRow[] =>
  classes.map(([name, atoms, byWeek]) => ({
    name,
    label: CLASS_LABEL[name],
    means: CLASS_MEANS[name],
    atoms,
    share: atoms / gross,
    tone: classColor(name),
    byWeek: textToNumbers(byWeek),
  }));

import type { LedgerClass, LedgerFamily } from "@/lib/model/ledger-class.ts";
import type { Waterfall } from "@/lib/views/team-shapes.ts";
import { formatNumber, formatPercent, plural } from "../numbers/format.ts";
import { CLASS_LABEL, CLASS_MEANS, classColor } from "../numbers/labels.ts";
import type { ColorName } from "../tokens/tokens.ts";

/** What the numbers of a waterfall are: lines, or thousandths of a point. */
export type WaterfallUnit = "lines" | "points";

export type WaterfallRow = {
  readonly name: LedgerClass | "gross";
  readonly family: LedgerFamily | "gross";
  readonly label: string;
  readonly means: string;
  /** In lines, or in points. */
  readonly value: number;
  readonly share: number;
  /** Where the bar begins and how long it is, as shares of gross. */
  readonly from: number;
  readonly length: number;
  /** The part of the bar that a later change may still move. */
  readonly openLength: number;
  readonly tone: ColorName;
};

export type PreparedWaterfall =
  | { readonly state: "empty"; readonly message: string }
  | { readonly state: "ready"; readonly rows: readonly WaterfallRow[]; readonly summary: string };

const ORDER: readonly LedgerFamily[] = ["noise", "sustaining", "net"];

/** From gross to net, one step a class: noise first, then what sustains, then what is left. The steps close exactly. */
export function prepareWaterfall(
  { gross, net, noise, sustaining, classes }: Waterfall,
  unit: WaterfallUnit = "lines",
): PreparedWaterfall {
  const inPoints = unit === "points";
  const valueOf = (count: number): number => (inPoints ? count / 1_000 : count);
  if (gross === 0) {
    return {
      state: "empty",
      message: inPoints
        ? "No weighed piece of work was delivered in this window. Choose a longer one, or an earlier one."
        : "No line changed in this window. Choose a longer one, or an earlier one.",
    };
  }
  let end = 1;
  const steps = ORDER.flatMap((family) =>
    classes.filter((each) => each.family === family && each.atoms !== 0),
  ).map(({ name, family, atoms, openAtoms }): WaterfallRow => {
    const length = Math.max(atoms / gross, 0);
    end -= length;
    const from = Math.max(end, 0);
    return {
      name,
      family,
      label: CLASS_LABEL[name],
      means: CLASS_MEANS[name],
      value: valueOf(atoms),
      share: atoms / gross,
      from,
      length,
      openLength: Math.max(openAtoms / gross, 0),
      tone: classColor(name),
    };
  });
  const top: WaterfallRow = {
    name: "gross",
    family: "gross",
    label: "Gross",
    means: inPoints
      ? "The points of all pieces of work that were delivered, whatever became of them."
      : "Every added and every removed line of every change that landed.",
    value: valueOf(gross),
    share: 1,
    from: 0,
    length: 1,
    openLength: 0,
    tone: "rule-strong",
  };
  return {
    state: "ready",
    rows: [top, ...steps],
    summary: `Of ${inPoints ? plural(valueOf(gross), "point") : `${formatNumber(gross)} changed lines`}, ${formatPercent(net / gross)} are net, ${formatPercent(noise / gross)} noise and ${formatPercent(sustaining / gross)} sustaining.`,
  };
}

import type { Figure, MissingReason } from "@/lib/model/figure.ts";
import { formatInterval, formatNumber, formatValue } from "./format.ts";

export type PreparedFigure = {
  /** Null where there is no number to show. */
  readonly value: string | null;
  readonly interval: string | null;
  /** "n 1,204" with its noun, or nothing where n says nothing. */
  readonly n: string;
  readonly status: Figure["status"];
  /** Status, and why a number is missing, in words. */
  readonly says: string;
  readonly caveats: readonly string[];
};

const MISSING: Readonly<Record<MissingReason, string>> = {
  no_source: "No source answers this yet.",
  below_min_n: "Too few to say anything.",
  not_settled: "Nothing in this window has settled yet: lines settle 30 days after they land.",
  not_applicable: "Does not apply here.",
  suppressed_privacy: "Hidden: too few people to show without showing somebody.",
};

const STATUS: Readonly<Record<Figure["status"], string>> = {
  settled: "settled",
  provisional: "provisional",
  insufficient: "not enough evidence",
};

/** Turns a figure into the words that stand with it. `noun` is what n counts. */
export function prepareFigure(figure: Figure, noun = "changes"): PreparedFigure {
  const shown = figure.status !== "insufficient" && figure.value !== null;
  const { ciLow, ciHigh } = figure;
  return {
    value: shown && figure.value !== null ? formatValue(figure.value, figure.unit) : null,
    interval:
      shown && ciLow !== null && ciHigh !== null && ciLow !== ciHigh
        ? formatInterval(ciLow, ciHigh, figure.unit)
        : null,
    n: `${formatNumber(figure.n)} ${figure.n === 1 ? noun.replace(/s$/, "") : noun}`,
    status: shown ? figure.status : "insufficient",
    says: shown ? STATUS[figure.status] : MISSING[figure.missing ?? "below_min_n"],
    caveats: figure.caveats,
  };
}

import type { ChangeList } from "@/lib/core/change-reader.ts";
import { formulaOf } from "@/lib/metrics/formula.ts";
import type { Metric } from "@/lib/metrics/metric.ts";
import type { Figure } from "@/lib/model/figure.ts";
import { asTerm, type FactName, type FactTerm } from "@/lib/model/metric-read.ts";
import { formatNumber, formatTenth, formatValue, plural } from "./format.ts";
import { CLASS_SUBJECT, COMPOSITION_LABEL } from "./labels.ts";

const COUNTS = {
  changes: "changes",
  settled_changes: "settled changes",
  reverted_changes: "reverted changes",
  gross: "all changed lines",
  ai_lines: "measured AI lines",
  lines: "added lines",
} as const;

const nameOf = (fact: FactName): string => {
  if (fact in COUNTS) return COUNTS[fact as keyof typeof COUNTS];
  return CLASS_SUBJECT[fact as keyof typeof CLASS_SUBJECT].toLowerCase();
};

/** A sum of facts in words: "rework + net lines, of hybrid or agent changes". */
export function termInWords(term: FactName | FactTerm): string {
  const { facts, composition } = asTerm(term);
  const parts = facts.map(nameOf).join(" + ");
  const mix = composition?.length === 4 ? "human, hybrid, agent or unknown" : null;
  if (!composition) return parts;
  return `${parts}, of ${mix ?? composition.map((name) => COMPOSITION_LABEL[name].toLowerCase()).join(" or ")} changes`;
}

/** `tenths`: the numbers of the columns are points. */
type Sum = {
  formula: string;
  sentence: string;
  columns: { of: string; over?: string; tenths?: boolean };
};

/** How a figure is computed and how its rows sum to it, in words. `isPart` when the list shows only some of the changes. */
export function prepareSum(
  { read }: Pick<Metric, "read">,
  figure: Figure,
  list: ChangeList,
  isPart: boolean,
): Sum {
  const some = isPart ? "These" : "The";
  if (read.as === "survival") {
    const days = read.horizonDays;
    return {
      formula: `Kaplan–Meier over the lines of the window, up to day ${days}; the changes are the independent units of the interval.`,
      sentence: `${some} ${plural(list.count, "change")} brought ${plural(list.over ?? 0, "line")}; ${formatNumber(list.of)} of them stood when they were last seen within ${days} days. Lines that have not been watched that long count only for as long as they were.`,
      columns: { of: "Still standing", over: "Lines brought" },
    };
  }
  if (read.as === "points") {
    const isShare = read.over !== undefined;
    const value = isShare && list.over ? ` = ${formatValue(list.of / list.over, figure.unit)}` : "";
    const sums = isShare
      ? `${formatNumber(list.of)} ÷ ${formatNumber(list.over ?? 0)}${value}`
      : `${formatTenth(list.of)} points`;
    return {
      formula: formulaOf({ read }),
      sentence: `${some} ${plural(list.count, "change")} sum to ${sums}${isPart ? ", a part of what was weighed" : ""}. A change opens the piece of work that its points come from.`,
      columns: isShare ? { of: "Counted", over: "Out of" } : { of: "Points", tenths: true },
    };
  }
  if (read.as === "ratio-of-sums") {
    const value = list.over ? ` = ${formatValue(list.of / list.over, figure.unit)}` : "";
    return {
      formula: `(${termInWords(read.of)}) ÷ (${termInWords(read.over)})`,
      sentence: `${some} ${plural(list.count, "change")} sum to ${formatNumber(list.of)} ÷ ${formatNumber(list.over ?? 0)}${value}${isPart ? ", a part of the figure above" : ""}.`,
      columns: { of: "Counted", over: "Out of" },
    };
  }
  return {
    formula: read.as === "sum" ? `Sum of ${termInWords(read.of)}` : "See the definition",
    sentence: `${some} ${plural(list.count, "change")} sum to ${formatNumber(list.of)}${isPart ? ", a part of the figure above" : ""}.`,
    columns: { of: "Counted" },
  };
}

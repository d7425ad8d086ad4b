import {
  asTerm,
  type FactName,
  type FactTerm,
  type MetricRead,
  type PointCount,
  type PointName,
  type PointTerm,
} from "@/lib/model/metric-read.ts";
import type { Metric } from "./metric.ts";

const WORDS: Partial<Record<FactName, string>> = {
  changes: "changes",
  settled_changes: "settled changes",
  reverted_changes: "changes at least half reverted",
  gross: "gross lines",
  ai_lines: "measured AI lines",
  lines: "added lines",
};

/** How a metric is computed, in one sentence, written from its declaration: the page cannot say other than the code does. */
export const formulaOf = ({ read }: Pick<Metric, "read">): string => sentence(read);

function sentence(read: MetricRead): string {
  switch (read.as) {
    case "sum":
      return `Sum of ${words(read.of)}.`;
    case "ratio-of-sums":
      return `Sum of ${words(read.of)}, divided by sum of ${words(read.over)}. Sums are taken over the whole window before dividing.`;
    case "survival":
      return read.give === "share"
        ? `Product-limit estimate of the share of lines alive ${read.horizonDays} days after their birth; 95 % interval with changes as clusters.`
        : `Area under the product-limit survival curve from day 0 to day ${read.horizonDays}; 95 % interval with changes as clusters.`;
    case "points":
      return read.over === undefined
        ? `Sum of ${inPoints(read.of)}.`
        : `Sum of ${inPoints(read.of)}, divided by sum of ${inPoints(read.over)}. Sums are taken over the whole window before dividing.`;
    case "surface":
      return SURFACE_WORDS[read.give];
    case "custom":
      return "Computed from rows by a rule of its own.";
  }
}

function words(term: FactName | FactTerm): string {
  const { facts, composition, workKind } = asTerm(term);
  const names = list(facts.map((name) => WORDS[name] ?? `lines booked as ${name.replaceAll("_", " ")}`));
  const of = composition === undefined ? "" : ` of ${list(composition)} composition`;
  return `${names}${of}${workKind === undefined ? "" : ` of kind ${list(workKind)}`}`;
}

const SURFACE_WORDS = {
  events: "Number of records on the axis that passed its gate.",
  "upstream-points":
    "Net points of delivered units with a specification or decision before their first commit, divided by net points of all delivered units.",
  "specified-units":
    "Delivered units with a specification before their first commit, divided by delivered units.",
} as const;

const POINT_WORDS: Readonly<Record<PointCount, string>> = {
  changes: "changes",
  weighed: "changes of weighed units",
  settled: "changes of settled units",
  units: "weighed units",
  ai: "points measured to be an AI's",
  measured: "points of measured changes",
};

const isCount = (name: PointName): name is PointCount => name in POINT_WORDS;

function inPoints({ facts }: PointTerm): string {
  const classes = facts.filter((name) => !isCount(name)).map((name) => name.replaceAll("_", " "));
  const counts = facts.filter(isCount).map((name) => POINT_WORDS[name]);
  return list([...counts, ...(classes.length === 0 ? [] : [`points booked as ${list(classes)}`])]);
}

const list = (items: readonly string[]): string =>
  items.length < 2 ? (items[0] ?? "") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

import { metricById } from "@/lib/metrics/registry.ts";
import type { Figure, MissingReason } from "@/lib/model/figure.ts";
import { asTerm } from "@/lib/model/metric-read.ts";
import { formatInterval, formatValue, plural } from "./format.ts";

export type PreparedFigure = {
  /** Null where there is no number to show. */
  readonly value: string | null;
  readonly interval: string | null;
  /** What the number rests on: "412 changes", or "12,480 lines, 412 changes". */
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

function basis({ metric, n, nClusters }: Figure): string {
  const read = metricById(metric)?.read;
  if (read?.as === "points") {
    const pieces = nClusters === null || nClusters === 0 ? "" : ` in ${plural(nClusters, "piece")} of work`;
    return `${plural(n, "change")}${pieces}`;
  }
  if (read?.as === "surface")
    return read.give === "events" ? `${plural(n, "record")} looked at` : plural(n, "delivered unit");
  const over = read?.as === "ratio-of-sums" ? asTerm(read.over).facts : [];
  // Where changes are what is divided by, n counts them; elsewhere it counts lines, which come in changes.
  if (nClusters === null || nClusters === n || over.includes("changes")) return plural(n, "change");
  return `${plural(n, "line")}, ${plural(nClusters, "change")}`;
}

/** Points wait for nothing but their weighing. */
function missingWords({ missing, metric }: Figure): string {
  if (missing === "no_source" && metricById(metric)?.read.as === "points") return "Nothing is weighed yet.";
  return MISSING[missing ?? "below_min_n"];
}

/** Turns a figure into the words that stand with it. */
export function prepareFigure(figure: Figure): PreparedFigure {
  const shown = figure.status !== "insufficient" && figure.value !== null;
  const { ciLow, ciHigh } = figure;
  return {
    value: shown && figure.value !== null ? formatValue(figure.value, figure.unit) : null,
    interval:
      shown && ciLow !== null && ciHigh !== null && ciLow !== ciHigh
        ? formatInterval(ciLow, ciHigh, figure.unit)
        : null,
    n: basis(figure),
    status: shown ? figure.status : "insufficient",
    says: shown ? STATUS[figure.status] : missingWords(figure),
    caveats: figure.caveats,
  };
}

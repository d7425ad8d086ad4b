import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import type { WeekMix } from "@/lib/views/team-shapes.ts";
import { formatDayMonth, formatPercent, plural } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { type Box, round, xOf, yOf } from "./chart-size.ts";

export type CompositionColumn = {
  readonly week: string;
  readonly monday: string;
  /** The week is not over at the time the data reach. */
  readonly unfinished: boolean;
  readonly n: number;
  /** Share of the changes whose composition is known. */
  readonly known: number | null;
} & Readonly<Record<MixClass, number | null>>;

export type PreparedComposition =
  | { readonly state: "empty"; readonly message: string }
  | { readonly state: "ready"; readonly columns: readonly CompositionColumn[]; readonly summary: string };

const GAP = { human: null, hybrid: null, agent: null, unknown: null, known: null, n: 0 } as const;

/** Shares of each week. A week without changes is a gap, never four zeros. */
export function prepareComposition(weeks: readonly WeekMix[]): PreparedComposition {
  const columns = weeks.map(({ week, monday, unfinished, mix }): CompositionColumn => {
    const n = mix === null ? 0 : MIX_CLASSES.reduce((sum, name) => sum + mix[name], 0);
    const base = { week, monday, unfinished };
    if (mix === null || n === 0) return { ...base, ...GAP };
    const [human, hybrid, agent, unknown] = [mix.human / n, mix.hybrid / n, mix.agent / n, mix.unknown / n];
    return { ...base, n, human, hybrid, agent, unknown, known: 1 - unknown };
  });
  const summary = summarise(weeks);
  if (summary === null) {
    return {
      state: "empty",
      message: "No change by people or agents landed in this window. Choose a longer one, or an earlier one.",
    };
  }
  return { state: "ready", columns, summary };
}

function summarise(weeks: readonly WeekMix[]): string | null {
  const filled = weeks.flatMap(({ mix }) => (mix === null ? [] : [mix]));
  const sum = (name: MixClass) => filled.reduce((total, mix) => total + mix[name], 0);
  const total = MIX_CLASSES.reduce((all, name) => all + sum(name), 0);
  if (total === 0) return null;
  const low = (sum("hybrid") + sum("agent")) / total;
  const high = low + sum("unknown") / total;
  const largest = MIX_CLASSES.reduce((top, name) => (sum(name) > sum(top) ? name : top));
  const gaps = weeks.length - filled.length;
  return [
    `Over ${plural(weeks.length, "week")} and ${plural(total, "change")}, the largest part is ${COMPOSITION_LABEL[largest].toLowerCase()} at ${formatPercent(sum(largest) / total)}.`,
    low === high
      ? `AI took part in ${formatPercent(low)}.`
      : `AI took part in at least ${formatPercent(low)} and at most ${formatPercent(high)}.`,
    ...(gaps > 0
      ? [`${plural(gaps, "week")} without a change ${gaps === 1 ? "is" : "are"} left blank.`]
      : []),
  ].join(" ");
}

export type Bar = {
  readonly id: string;
  readonly name: MixClass;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly unfinished: boolean;
};

const FOOT = 34;

/** The most changes of any week, which the tallest count bar stands for. */
export const mostChanges = (columns: readonly CompositionColumn[]): number =>
  Math.max(...columns.map(({ n }) => n), 1);

/** Rectangles, count bars, the line of what is known and the week labels, placed in a box. */
export function placeComposition(columns: readonly CompositionColumn[], box: Box) {
  const plot = { ...box, bottom: box.bottom + FOOT };
  const step = (box.width - box.left - box.right) / columns.length;
  const width = round(Math.min(Math.max(step * 0.82, 1), 44));
  const most = mostChanges(columns);
  const bars: Bar[] = [];
  const counts: { x: number; y: number; width: number; height: number }[] = [];
  let path = "";
  columns.forEach((column, index) => {
    const x = round(box.left + index * step + (step - width) / 2);
    let from = 0;
    for (const name of MIX_CLASSES) {
      const share = column[name];
      if (share === null || share === 0) continue;
      const y = yOf(plot, from + share);
      const height = round(yOf(plot, from) - y);
      bars.push({ id: `${column.week}-${name}`, name, x, y, width, height, unfinished: column.unfinished });
      from += share;
    }
    if (column.n === 0) return;
    const height = round(Math.max((column.n / most) * (FOOT - 12), 1));
    counts.push({ x, y: round(box.height - box.bottom - height), width, height });
    if (column.known !== null) path += `M${x} ${yOf(plot, column.known)}h${width}`;
  });
  const every = Math.ceil(columns.length / (box.width > 500 ? 7 : 4));
  const ticks = columns.flatMap(({ week, monday }, index) =>
    index % every === 0
      ? [{ id: week, label: formatDayMonth(monday), x: xOf(box, (index + 0.5) / columns.length) }]
      : [],
  );
  const grid = [0, 0.5, 1].map((share) => ({ share, label: formatPercent(share), y: yOf(plot, share) }));
  return { bars, counts, known: path, ticks, grid, most };
}

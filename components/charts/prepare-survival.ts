import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import type { SurvivalCurve } from "@/lib/views/team-shapes.ts";
import { formatNumber, formatPercent, plural } from "../numbers/format.ts";
import { COMPOSITION_LABEL } from "../numbers/labels.ts";
import { type Box, xOf, yOf } from "./chart-size.ts";

export const LAST_DAY = 90;

export type PreparedSurvival =
  | { readonly state: "empty"; readonly message: string }
  | {
      readonly state: "ready";
      readonly curves: readonly SurvivalCurve[];
      readonly floor: number;
      readonly summary: string;
    };

/** Share of lines still alive after so many days; null past the end of what has been watched. */
export function aliveAfter(curve: SurvivalCurve, day: number): number | null {
  const last = curve.points.at(-1);
  if (!last || day > curve.watchedDays) return null;
  return curve.points.reduce((share, point) => (point.day <= day ? point.s : share), 1);
}

/** The interval that holds the share alive after so many days; null where there is none. */
export function bandAfter(curve: SurvivalCurve, day: number): readonly [number, number] | null {
  if (aliveAfter(curve, day) === null) return null;
  const at = curve.points.findLast((point) => point.day <= day);
  if (!at) return withoutInterval(curve) === null ? [1, 1] : null;
  return at.low === null || at.high === null ? null : [at.low, at.high];
}

/** Why a whole curve has no interval; null where it has one. */
export function withoutInterval({ points }: SurvivalCurve): string | null {
  if (points.some(({ low }) => low !== null)) return null;
  return points.some(({ s }) => s > 0 && s < 1)
    ? "too few changes for an interval"
    : "no interval where all lines fare alike";
}

/** Curves in the fixed order of compositions; each says in words where it stands at day 30. */
export function prepareSurvival(all: readonly SurvivalCurve[]): PreparedSurvival {
  const curves = MIX_CLASSES.flatMap((name: MixClass) =>
    all.filter((curve) => curve.composition === name),
  ).filter(({ points }) => points.length > 0);
  if (curves.length === 0) {
    return {
      state: "empty",
      message: "No line of this window has been watched for a day yet. Choose an earlier window.",
    };
  }
  const lowest = Math.min(...curves.flatMap(({ points }) => points.map(({ s, low }) => low ?? s)));
  const sentences = curves.map((curve) => {
    const name = COMPOSITION_LABEL[curve.composition];
    const lacking = withoutInterval(curve);
    const basis = [
      `${formatNumber(curve.nLines)} lines of ${plural(curve.nChanges, "change")}`,
      ...(lacking === null ? [] : [lacking]),
    ].join("; ");
    const at30 = aliveAfter(curve, 30);
    return at30 === null
      ? `${name}: watched for less than 30 days (${basis}).`
      : `${name}: ${formatPercent(at30)} of lines still stand after 30 days (${basis}).`;
  });
  return {
    state: "ready",
    curves,
    floor: Math.max(0, Math.floor(lowest * 10) / 10),
    summary: sentences.join(" "),
  };
}

/** Step lines, bands and labels placed in a box. The axis begins at `floor`, which the drawing says. */
export function placeSurvival(curves: readonly SurvivalCurve[], floor: number, box: Box) {
  const x = (day: number) => xOf(box, Math.min(day, LAST_DAY) / LAST_DAY);
  const y = (share: number) => yOf(box, (share - floor) / (1 - floor || 1));
  const lines = curves.map((curve) => {
    const points = curve.points.filter(({ day }) => day <= LAST_DAY);
    const end = Math.min(curve.watchedDays, LAST_DAY);
    const line = points.reduce((path, { day, s }) => `${path}H${x(day)}V${y(s)}`, `M${x(0)} ${y(1)}`);
    const upper = points.reduce(
      (path, { day, s, high }) => `${path}H${x(day)}V${y(high ?? s)}`,
      `M${x(0)} ${y(1)}`,
    );
    const lower = points
      .toReversed()
      .reduce((path, { s, low, day }) => `${path}V${y(low ?? s)}H${x(day)}`, `${upper}H${x(end)}`);
    return {
      name: curve.composition,
      line: `${line}H${x(end)}`,
      band: withoutInterval(curve) === null ? `${lower}V${y(1)}Z` : null,
      endX: x(end),
      endY: y(points.at(-1)?.s ?? 1),
    };
  });
  const grid = [floor, (1 + floor) / 2, 1].map((share) => ({
    share,
    label: formatPercent(share),
    y: y(share),
  }));
  const days = box.width > 500 ? [0, 14, 30, 60, 90] : [0, 30, 60, 90];
  const ticks = days.map((day) => ({ day, x: x(day) }));
  return { lines, grid, ticks };
}

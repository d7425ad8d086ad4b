import { round } from "./chart-size.ts";

export const SPARK_HEIGHT = 22;

/** Height of each week's bar, 0 to 1 of the largest week; null is a gap. */
export function scaleBars(byWeek: readonly (number | null)[]): (number | null)[] {
  const most = Math.max(...byWeek.map((week) => week ?? 0), 1);
  return byWeek.map((week) => (week === null ? null : Math.max(week, 0) / most));
}

/** A row of small bars, each 0 to 1 high, in a box as wide as there are weeks. A gap and a zero have none; the smallest is one pixel. */
export const placeBars = (bars: readonly (number | null)[]) =>
  bars.flatMap((share, week) => {
    if (share === null || share === 0) return [];
    const height = round(Math.max(share * SPARK_HEIGHT, 1));
    return [{ x: week, width: 0.78, y: round(SPARK_HEIGHT - height), height }];
  });

/** The box of such a row: one unit a week, stretched to whatever width there is; and the line that the bars stand on. */
export const sparkBox = (weeks: number) => ({
  viewBox: `0 0 ${Math.max(weeks, 1)} ${SPARK_HEIGHT}`,
  base: `M0 ${SPARK_HEIGHT - 1}h${weeks}v1H0z`,
});

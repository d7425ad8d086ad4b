import { percent } from "./percent.ts";

export const SPARK_HEIGHT = 22;

/** Rectangles of a row of small bars, each 0 to 1 high. A gap and a zero have none; the smallest is one pixel. */
export const placeBars = (bars: readonly (number | null)[]) =>
  bars.flatMap((share, week) => {
    if (share === null || share === 0) return [];
    const height = Math.max(share * SPARK_HEIGHT, 1);
    return [
      {
        id: week,
        x: percent(week / bars.length),
        width: percent(0.78 / bars.length),
        y: SPARK_HEIGHT - height,
        height,
      },
    ];
  });

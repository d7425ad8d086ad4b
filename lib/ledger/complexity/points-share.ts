import type { Calibration } from "@/lib/model/calibration.ts";
import type { Driver } from "@/lib/model/complexity.ts";

/** How much of its points a driver gives for `x`, 0 to 1. */
export const pointsShare = (driver: Driver, x: number, { scales }: Calibration): number =>
  Math.min(1, Math.log2(1 + x) / Math.log2(1 + scales[driver]));

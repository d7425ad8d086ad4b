import { type Calibration, DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import { type ComplexityPart, type ComplexityScore, DRIVERS, type Driver } from "@/lib/model/complexity.ts";
import type { DriverValue } from "./driver-value.ts";
import { pointsShare } from "./points-share.ts";

/**
 * The score of what nine drivers found: each gives its weight times `log2(1 + x) / log2(1 + scale)`, at most its weight, so that
 * more of anything never lowers it. The parts sum to the score. What is no finite number from zero up counts as zero.
 */
export function score(
  values: Readonly<Record<Driver, DriverValue>>,
  calibration: Calibration = DEFAULT_CALIBRATION,
): ComplexityScore {
  const parts = DRIVERS.map((driver): ComplexityPart => {
    const { x, evidence } = values[driver];
    const counted = Number.isFinite(x) && x > 0 ? x : 0;
    return {
      driver,
      x: counted,
      points: calibration.weights[driver] * pointsShare(driver, counted, calibration),
      evidence,
    };
  });
  const points = parts.reduce((sum, part) => sum + part.points, 0);
  return { points, milliPoints: Math.round(1_000 * points), parts };
}

import { quantile } from "@/lib/core/stats/quantile.ts";
import type { Calibration } from "@/lib/model/calibration.ts";
import { DRIVERS, type Driver } from "@/lib/model/complexity.ts";

const FEWEST_UNITS = 200;
const TOP = 0.95;
const FACTOR = 2;

/**
 * A calibration epoch of an organisation: the scale of a driver is what one unit in twenty of the last twelve months exceeds,
 * between half and twice the scale of `from`. Null with fewer than 200 units: there is nothing to calibrate on.
 */
export function calibrateScales(
  from: Calibration,
  units: readonly Readonly<Record<Driver, number>>[],
  version: string,
): Calibration | null {
  if (units.length < FEWEST_UNITS) return null;
  const scaleOf = (driver: Driver) => {
    const usual = from.scales[driver];
    const top =
      quantile(
        units.map((unit) => unit[driver]),
        TOP,
      ) ?? usual;
    return Math.min(usual * FACTOR, Math.max(usual / FACTOR, top));
  };
  const scales = Object.fromEntries(DRIVERS.map((driver) => [driver, scaleOf(driver)]));
  return { ...from, version, scales: { ...from.scales, ...scales } };
}

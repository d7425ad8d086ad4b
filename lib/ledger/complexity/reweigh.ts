import { type Calibration, DEFAULT_CALIBRATION } from "@/lib/model/calibration.ts";
import { DRIVERS, type Driver } from "@/lib/model/complexity.ts";
import { pointsShare } from "./points-share.ts";

/** One unit that people judged: what its drivers found, and how hard it was, in points of the scale of scores. */
export type JudgedUnit = { readonly x: Readonly<Record<Driver, number>>; readonly judged: number };

/** How far a weight may go from the one that is shipped. */
const REACH = 10;
const ROUNDS = 2_000;
const CLOSE = 1e-10;
const HALVINGS = 60;

/**
 * Weights that come closest to what people judged, by least squares, within bounds that keep the score what it is: none below
 * zero, none further than 10 from the shipped one, 100 together. More of a driver still never lowers a score.
 */
export function reweigh(from: Calibration, units: readonly JudgedUnit[], version: string): Calibration {
  const rows = units.map(({ x }) => DRIVERS.map((driver) => pointsShare(driver, x[driver], from)));
  const together = (a: number, b: (unit: number) => number) =>
    rows.reduce((sum, row, unit) => sum + (row[a] ?? 0) * b(unit), 0);
  const shares = DRIVERS.map((_, a) =>
    DRIVERS.map((_driver, b) => together(a, (unit) => rows[unit]?.[b] ?? 0)),
  );
  const aims = DRIVERS.map((_, a) => together(a, (unit) => units[unit]?.judged ?? 0));
  // The trace bounds the greatest eigenvalue, so no step is too long (projected gradient descent).
  const curvature = shares.reduce((sum, row, place) => sum + (row[place] ?? 0), 0);
  let weights = within(DRIVERS.map((driver) => from.weights[driver]));
  for (let round = 0; round < ROUNDS && curvature > 0; round += 1) {
    const next = within(
      weights.map(
        (weight, place) => weight - (dot(shares[place] ?? [], weights) - (aims[place] ?? 0)) / curvature,
      ),
    );
    const moved = Math.max(...next.map((weight, place) => Math.abs(weight - (weights[place] ?? 0))));
    weights = next;
    if (moved < CLOSE) break;
  }
  const named = Object.fromEntries(DRIVERS.map((driver, place) => [driver, weights[place] ?? 0]));
  return { ...from, version, weights: { ...from.weights, ...named } };
}

function dot(a: readonly number[], b: readonly number[]): number {
  let sum = 0;
  for (let place = 0; place < a.length; place += 1) sum += (a[place] ?? 0) * (b[place] ?? 0);
  return sum;
}

const SHIPPED = DRIVERS.map((driver) => DEFAULT_CALIBRATION.weights[driver]);

/** The closest weights that keep to the bounds: all moved by one amount and then cut, the amount found by halving. */
function within(weights: readonly number[]): number[] {
  const cut = (weight: number, place: number, by: number) => {
    const usual = SHIPPED[place] ?? 0;
    return Math.min(usual + REACH, Math.max(0, usual - REACH, weight + by));
  };
  let low = -200 - Math.max(...weights.map(Math.abs));
  let high = -low;
  for (let round = 0; round < HALVINGS; round += 1) {
    const middle = (low + high) / 2;
    let sum = 0;
    for (let place = 0; place < weights.length; place += 1) sum += cut(weights[place] ?? 0, place, middle);
    if (sum < 100) low = middle;
    else high = middle;
  }
  return weights.map((weight, place) => cut(weight, place, high));
}

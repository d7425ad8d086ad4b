import { NORMAL_975 } from "./normal-975.ts";

/**
 * The true share behind an observed one, given how often the test finds what is there (`sensitivity`) and clears what is not
 * (`specificity`), held between 0 and 1 (Rogan & Gladen 1978). Null where the test does no better than chance.
 */
export function roganGladen(observed: number, sensitivity: number, specificity: number): number | null {
  const power = sensitivity + specificity - 1;
  if (!(power > 0)) return null;
  return Math.min(1, Math.max(0, (observed + specificity - 1) / power));
}

/** So many of `n`. */
export type Hits = { readonly hits: number; readonly n: number };

/**
 * 95 % interval of `roganGladen` where sensitivity and specificity were themselves counted on samples (Lang & Reiczigel 2014): adds a pseudo-count
 * to each of the three shares, and the spread of all of them. Null where a sample is empty or the test does no better than chance.
 */
export function roganGladenInterval(
  observed: Hits,
  sensitivity: Hits,
  specificity: Hits,
): readonly [low: number, high: number] | null {
  if (observed.n === 0 || sensitivity.n === 0 || specificity.n === 0) return null;
  const z2 = NORMAL_975 ** 2;
  const p = { n: observed.n + z2, share: (observed.hits + z2 / 2) / (observed.n + z2) };
  const se = { n: sensitivity.n + 2, share: (sensitivity.hits + 1) / (sensitivity.n + 2) };
  const sp = { n: specificity.n + 2, share: (specificity.hits + 1) / (specificity.n + 2) };
  const power = se.share + sp.share - 1;
  if (!(power > 0)) return null;
  const variance = ({ n, share }: { n: number; share: number }): number => (share * (1 - share)) / n;
  const truth = (p.share + sp.share - 1) / power;
  const shift = 2 * z2 * (truth * variance(se) - (1 - truth) * variance(sp));
  const spread = Math.sqrt(variance(p) + truth ** 2 * variance(se) + (1 - truth) ** 2 * variance(sp)) / power;
  const within = (value: number): number => Math.min(1, Math.max(0, value));
  return [within(truth + shift - NORMAL_975 * spread), within(truth + shift + NORMAL_975 * spread)];
}

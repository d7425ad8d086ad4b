import { AppError } from "./errors.ts";

/** Repeatable randomness: equal seeds give equal sequences on every machine. Not for secrets. */
export type Rng = {
  /** From 0 up to, and never, 1. */
  readonly next: () => number;
  /** A whole number, both ends included. */
  readonly between: (low: number, high: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
  /** One of the items, each as likely as the others; the list may not be empty. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** A shuffled copy (Fisher & Yates 1938). */
  readonly shuffle: <T>(items: readonly T[]) => T[];
  /** A draw from the normal distribution (Box & Muller 1958). */
  readonly normal: (mean: number, deviation: number) => number;
  /** A sequence of its own, unmoved by how much is drawn from this one. */
  readonly fork: (name: string) => Rng;
};

/** FNV-1a of the text's UTF-16 units, finished with the murmur3 mixer. */
function mix(text: string, salt: number): number {
  let hash = 0x811c9dc5 ^ salt;
  for (let place = 0; place < text.length; place += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(place), 0x01000193);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** 32 random bits a call: Chris Doty-Humphrey's sfc32, warmed up with 15 rounds. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [mix(seed, 1), mix(seed, 2), mix(seed, 3), 1];
  const step = (): number => {
    const sum = (((a + b) | 0) + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let round = 0; round < 15; round += 1) step();
  return step;
}

export function rngFrom(seed: number | string): Rng {
  const name = String(seed);
  const bits = sfc32(name);
  // 53 bits, so that every double of the grid can come up.
  const next = (): number => ((bits() >>> 5) * 67_108_864 + (bits() >>> 6)) / 9_007_199_254_740_992;
  const between = (low: number, high: number): number => low + Math.floor(next() * (high - low + 1));

  const pick = <T>(items: readonly T[]): T => {
    if (items.length === 0) throw new AppError("bug", "Cannot pick from an empty list.");
    return items[between(0, items.length - 1)] as T;
  };

  const shuffle = <T>(items: readonly T[]): T[] => {
    const copy = [...items];
    for (let last = copy.length - 1; last > 0; last -= 1) {
      const other = between(0, last);
      const kept = copy[last] as T;
      copy[last] = copy[other] as T;
      copy[other] = kept;
    }
    return copy;
  };

  const normal = (mean: number, deviation: number): number =>
    mean + deviation * Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());

  return {
    next,
    between,
    chance: (probability) => next() < probability,
    pick,
    shuffle,
    normal,
    fork: (child) => rngFrom(`${name}/${child}`),
  };
}

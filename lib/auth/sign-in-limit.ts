const MINUTE_MS = 60_000;
/** Keys kept at once; beyond it the oldest go, so that a flood of made-up names cannot fill the memory. */
const MOST_KEYS = 20_000;

export type SignInLimit = {
  /** Counts one attempt; false once the minute's attempts are used up. */
  allow(key: string): boolean;
  /** A success ends the count. */
  clear(key: string): void;
};

/** Attempts to sign in for each account and address within a minute. `now` is in milliseconds. */
export function signInLimit(now: () => number, perMinute = 10): SignInLimit {
  const attempts = new Map<string, { from: number; count: number }>();
  return {
    allow(key) {
      const at = now();
      const known = attempts.get(key);
      if (known && at - known.from < MINUTE_MS) {
        known.count += 1;
        return known.count <= perMinute;
      }
      attempts.delete(key);
      const oldest = attempts.size >= MOST_KEYS ? attempts.keys().next().value : undefined;
      if (oldest !== undefined) attempts.delete(oldest);
      attempts.set(key, { from: at, count: 1 });
      return true;
    },
    clear: (key) => void attempts.delete(key),
  };
}

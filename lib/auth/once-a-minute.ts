const MINUTE_MS = 60_000;
const MOST_KEYS = 10_000;

/** True for a key that has not been asked about within the last minute: spares a write at every request. */
export function onceAMinute(): (key: string, now: Date) => boolean {
  const last = new Map<string, number>();
  return (key, now) => {
    const at = now.getTime();
    if (at - (last.get(key) ?? Number.NEGATIVE_INFINITY) < MINUTE_MS) return false;
    if (last.size >= MOST_KEYS) last.clear();
    last.set(key, at);
    return true;
  };
}

/** Time as a simulator and its clients share it. Milliseconds since 1970 UTC. */
export type SimulatedClock = {
  readonly now: () => number;
  readonly sleep: (ms: number) => Promise<void>;
  /** Moves the time on, and wakes whom that concerns. */
  readonly advance: (ms: number) => void;
};

/** Begins at a moment and goes on as the real one does. */
export function movingClock(start: number): SimulatedClock {
  const begin = performance.now();
  let ahead = 0;
  return {
    now: () => Math.floor(start + ahead + performance.now() - begin),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    advance: (ms) => {
      ahead += ms;
    },
  };
}

/**
 * Stands still while anybody works and jumps to the next sleeper's moment once nobody has gone to sleep for `quietMs` of real
 * time, so that hours of waiting take moments. Sleepers wake in the order of their moments.
 */
export function virtualClock(start: number, quietMs = 4): SimulatedClock {
  let now = start;
  let sleepers: { readonly at: number; readonly wake: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const wakeUntil = (moment: number): void => {
    now = Math.max(now, moment);
    const due = sleepers.filter((one) => one.at <= now).toSorted((a, b) => a.at - b.at);
    sleepers = sleepers.filter((one) => one.at > now);
    for (const one of due) one.wake();
  };
  const watch = (): void => {
    clearTimeout(timer);
    if (sleepers.length === 0) return;
    timer = setTimeout(() => {
      wakeUntil(Math.min(...sleepers.map((one) => one.at)));
      watch();
    }, quietMs);
  };
  return {
    now: () => now,
    sleep: (ms) =>
      ms <= 0
        ? Promise.resolve()
        : new Promise((wake) => {
            sleepers.push({ at: now + ms, wake });
            watch();
          }),
    advance: (ms) => wakeUntil(now + ms),
  };
}

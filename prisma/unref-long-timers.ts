/**
 * The schema engine leaves a ten second timer of its advisory lock behind, which would keep the process alive.
 * Until the returned function is called, timers of five seconds and more do not hold the process.
 */
export function unrefLongTimers(): () => void {
  const real = globalThis.setTimeout;
  const patched = (run: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): NodeJS.Timeout => {
    const timer = real(run, ms, ...args);
    if ((ms ?? 0) >= 5_000) timer.unref();
    return timer;
  };
  globalThis.setTimeout = Object.assign(patched, real);
  return () => {
    globalThis.setTimeout = real;
  };
}

import type { Log } from "@/lib/core/log.ts";
import { type SweepDeps, sweep } from "@/lib/jobs/sweep.ts";
import type { Closing } from "./closing.ts";

const EVERY_MS = 3_000;

/**
 * Rings, every three seconds, for what has come due, and again for what was asked for and is in no queue. A sweep never
 * overlaps the one before.
 */
export function startSweeper(deps: SweepDeps, { log, stack }: { log: Log; stack: Closing }): void {
  let sweeping: Promise<void> | undefined;
  const once = async () => {
    try {
      const rung = await sweep(deps);
      if (rung > 0) log.info({ rung }, "rang again for unfinished work");
    } catch (err) {
      log.warn(
        { err: err instanceof Error ? err : new Error(String(err)) },
        "sweep failed; the next one comes by itself",
      );
    }
  };
  const start = () => {
    sweeping ??= once().finally(() => {
      sweeping = undefined;
    });
  };
  const timer = setInterval(start, EVERY_MS);
  start();
  stack.add("sweeper", async () => {
    clearInterval(timer);
    await sweeping;
  });
}

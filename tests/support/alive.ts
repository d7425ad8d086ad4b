import { setTimeout as sleep } from "node:timers/promises";
import { isAlive } from "../../workers/start/processes.mjs";

/** The names of those that still run after `ms`; empty as soon as all are gone. */
export async function stillAlive(pids: Readonly<Record<string, number>>, ms = 15_000): Promise<string[]> {
  const alive = () => Object.entries(pids).filter(([, pid]) => isAlive(pid) || isAlive(-pid));
  const until = Date.now() + ms;
  while (alive().length > 0 && Date.now() < until) await sleep(50);
  return alive().map(([name]) => name);
}

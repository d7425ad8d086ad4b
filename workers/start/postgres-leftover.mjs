import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { commandLine, gone, isAlive } from "./processes.mjs";
import { StartError } from "./start-error.mjs";

/**
 * Clears what an earlier server left in its folder. A dead one's file is PostgreSQL's own business; an orphan of ours is
 * stopped; the number of an unrelated program (after a reboot, in a container) only needs the file removed.
 */
export async function clearLeftover(folder) {
  const file = join(folder, "postmaster.pid");
  if (!existsSync(file)) return "none";
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  if (!(pid > 0)) {
    rmSync(file, { force: true });
    return "unreadable";
  }
  if (!isAlive(pid)) return "dead";
  if (!commandLine(pid).includes(folder)) {
    rmSync(file, { force: true });
    return "stranger";
  }
  for (const [signal, ms] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
  ]) {
    process.kill(pid, signal);
    if (await gone(pid, ms)) return "stopped";
  }
  throw new StartError(
    `An earlier database server (process ${pid}) does not stop.`,
    `Run \`kill -9 ${pid}\` and start again.`,
  );
}

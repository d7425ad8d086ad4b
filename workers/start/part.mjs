import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, renameSync } from "node:fs";
import { join } from "node:path";
import { lastLines } from "./embedded-postgres.mjs";
import { root } from "./places.mjs";
import { gone, isAlive, signalGroup } from "./processes.mjs";

/**
 * Starts one long-running part in a process group of its own. A channel to us lets it end when we are killed; its output
 * goes to a file, which outlives us, or to the screen when `home` is not given.
 */
export function startPart(name, args, { env, home }) {
  const log = home && logFile(home, name);
  const out = log ? openSync(log, "a") : "inherit";
  const watch = join(root, "workers", "start", "end-with-parent.mjs");
  const child = spawn(process.execPath, ["--import", `file://${watch}`, ...args], {
    cwd: root,
    env,
    detached: true,
    stdio: ["ignore", out, out, "ipc"],
  });
  if (log) closeSync(out);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code ?? 0));
    child.once("error", (error) => resolve(error.message));
  });
  return {
    name,
    pid: child.pid,
    exited,
    tail: () => (log ? lastLines(log, 15) : ""),
    stop: () => stop(child.pid),
  };
}

/** A polite signal first, and 10 s for work in hand. What a part started in its group goes with it. */
async function stop(pid) {
  if (pid === undefined) return;
  signalGroup(pid, "SIGTERM");
  const ended = await gone(pid, 10_000);
  if (!ended) signalGroup(pid, "SIGKILL");
  await gone(pid, 2_000);
  if (isAlive(-pid)) signalGroup(pid, "SIGKILL");
}

function logFile(home, name) {
  mkdirSync(join(home, "logs"), { recursive: true });
  const file = join(home, "logs", `${name}.log`);
  if (existsSync(file)) renameSync(file, `${file}.1`);
  return file;
}

import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { commandLine, isAlive } from "./processes.mjs";

const fileOf = (home) => join(home, "run.json");

/** What is running on this data folder: `{ pid, role, port?, url?, postgresPort? }`, or undefined. A dead one's note does not count. */
export function readRun(home) {
  let run;
  try {
    run = JSON.parse(readFileSync(fileOf(home), "utf8"));
  } catch {
    return undefined;
  }
  // After a reboot the number may belong to anybody: only a program of ours counts.
  return isAlive(run.pid) && /workers[/\\]start[/\\]/.test(commandLine(run.pid)) ? run : undefined;
}

/** Takes the data folder for this process. Returns who has it when that is somebody else. */
export function claimRun(home, role) {
  mkdirSync(home, { recursive: true });
  const mine = `${fileOf(home)}.${process.pid}`;
  writeFileSync(mine, JSON.stringify({ pid: process.pid, role }), { mode: 0o600 });
  try {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      try {
        linkSync(mine, fileOf(home));
        return undefined;
      } catch (error) {
        if (error.code !== "EEXIST") throw error;
      }
      const other = readRun(home);
      if (other) return other;
      rmSync(fileOf(home), { force: true });
    }
    return readRun(home);
  } finally {
    rmSync(mine, { force: true });
  }
}

/** Adds facts to our own note. */
export function updateRun(home, facts) {
  const run = { ...JSON.parse(readFileSync(fileOf(home), "utf8")), ...facts };
  writeFileSync(fileOf(home), JSON.stringify(run), { mode: 0o600 });
}

export const releaseRun = (home) => rmSync(fileOf(home), { force: true });

import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { type Db, withOrg } from "@/lib/core/db.ts";
import type { Rng } from "@/lib/core/rng.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { root } from "./source-files.ts";

export type Reading = {
  readonly db: Db;
  readonly appUrl: string;
  readonly scopes: readonly SyncScope[];
  /** How many requests the hosts have answered so far. */
  readonly asked: () => number;
};

/** Starts a process that reads connections; its end, and what it said where it failed. */
function startReading({ appUrl, scopes }: Reading): { child: ChildProcess; ended: Promise<string> } {
  const told = JSON.stringify({ appUrl, scopes });
  const child = spawn(process.execPath, ["--import", "tsx", "tests/support/sync-once.ts", told], {
    cwd: root,
    stdio: ["ignore", "ignore", "pipe"],
  });
  let said = "";
  child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const ended = new Promise<string>((resolve) =>
    child.once("exit", (code, signal) => resolve(code === 0 ? "" : `${signal ?? code}\n${said}`)),
  );
  return { child, ended };
}

/** Reads connections to their ends, undisturbed. Answers how many requests that took. */
export async function readWhole(reading: Reading): Promise<number> {
  const before = reading.asked();
  const failure = await startReading(reading).ended;
  if (failure !== "") throw new Error(failure);
  return reading.asked() - before;
}

export type Kills = {
  /** How many lists were being read when it died, each time. */
  readonly active: readonly number[];
  readonly requests: number;
};

/**
 * Reads connections and kills the reader with SIGKILL so many times, each after a number of requests that chance gives and some
 * milliseconds more; then lets it end. `most`: how many requests an undisturbed reading takes.
 */
export async function readKilled(reading: Reading, rng: Rng, kills: number, most: number): Promise<Kills> {
  const before = reading.asked();
  const active: number[] = [];
  for (let kill = 0; kill < kills; kill += 1) {
    const from = reading.asked();
    const { child, ended } = startReading(reading);
    let isOver = false;
    void ended.then(() => {
      isOver = true;
    });
    const after = rng.between(3, Math.max(4, Math.floor((1.6 * most) / kills)));
    while (!isOver && reading.asked() - from < after) await sleep(1);
    await sleep(rng.between(0, 40));
    child.kill("SIGKILL");
    const end = await ended;
    if (!end.startsWith("SIGKILL")) throw new Error(`it was over before kill ${kill + 1}: ${end}`);
    active.push(await runningLists(reading));
  }
  await readWhole(reading);
  return { active, requests: reading.asked() - before };
}

const runningLists = (reading: Reading): Promise<number> =>
  summed(
    reading,
    "SELECT count(*)::int AS n FROM sync_stream WHERE state = 'running' AND connection_id = $1",
  );

/** Pages of which the rows were written, counted as often as that happened. */
export const writtenPages = (reading: Reading): Promise<number> =>
  summed(reading, "SELECT sum(pages)::int AS n FROM stream_run WHERE connection_id = $1");

async function summed({ db, scopes }: Reading, query: string): Promise<number> {
  const counts = await Promise.all(
    scopes.map(({ orgId, connectionId }) =>
      withOrg(
        db,
        orgId,
        async (tx) => (await tx.query<{ n: number }>(query, [connectionId])).rows[0]?.n ?? 0,
      ),
    ),
  );
  return counts.reduce((sum, n) => sum + n, 0);
}

import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { Redis } from "ioredis";
import { freePort } from "./free-port.ts";

export type RedisServer = { readonly url: string; stop(): Promise<void> };

/** Why a suite on Redis cannot run here; undefined where it can. On CI it must. */
export function whyNoRedis(): string | undefined {
  if (spawnSync("redis-server", ["--version"]).status === 0) return undefined;
  if (process.env["CI"] === "true")
    throw new Error("redis-server is missing. Install it: on CI no suite is left out.");
  return "the program redis-server is not installed";
}

/** A Redis of the tests' own, on a free port, with nothing kept on disk. */
export async function startRedis(): Promise<RedisServer> {
  const port = await freePort();
  const dir = mkdtempSync(join(tmpdir(), "assay-redis-"));
  const settings = {
    bind: "127.0.0.1",
    port,
    dir,
    save: "",
    appendonly: "no",
    "maxmemory-policy": "noeviction",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => [`--${name}`, String(value)]);
  const child = spawn("redis-server", options, { stdio: "ignore" });
  const exited = new Promise<void>((resolve) => void child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await exited;
    rmSync(dir, { recursive: true, force: true });
  };
  const url = `redis://127.0.0.1:${port}`;
  const probe = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 });
  probe.on("error", () => {});
  try {
    for (let attempt = 0; attempt < 100 && (await probe.ping().catch(() => "")) !== "PONG"; attempt += 1)
      await sleep(50);
    if ((await probe.ping()) !== "PONG") throw new Error("redis-server did not answer");
    return { url, stop };
  } catch (error) {
    await stop();
    throw error;
  } finally {
    probe.disconnect();
  }
}

import { spawnSync } from "node:child_process";
import { accessSync, constants, existsSync, statfsSync } from "node:fs";
import { dirname } from "node:path";
import { isSupportedNode } from "./check-node.mjs";
import { environmentFor } from "./database.mjs";
import { findChromium } from "./find-chromium.mjs";
import { isInstalled } from "./install.mjs";
import { dataDir, root } from "./places.mjs";
import { nextFreePort } from "./ports.mjs";
import { readRun } from "./run-file.mjs";
import { readSecrets } from "./secrets.mjs";

const FREE_BYTES = 2e9;

/** What can be seen without a database. */
export async function* checkMachine() {
  const node = process.versions.node;
  yield {
    name: `Node ${node}`,
    ok: isSupportedNode(node),
    fix: "Install Node 24, or at least 22.12 or 20.19.",
  };
  yield {
    name: "packages match package-lock.json",
    ok: isInstalled(),
    fix: "Run `npm ci`, or just `npm start`.",
  };
  yield git();
  yield* dataFolder();
  yield* environment();
  yield* redis();
  const run = readRun(dataDir());
  const wanted = Number(process.env.PORT ?? 3000);
  const port = run?.port ?? (await nextFreePort(wanted));
  yield {
    name: run ? `Assay is running at ${run.url ?? "…"}` : `port ${wanted}`,
    ok: run !== undefined || port === wanted,
    warning: true,
    detail: run || port === wanted ? "" : "taken",
    fix: `Nothing needed: \`npm start\` would use ${port}. Give another with \`npm start -- --port NUMBER\`.`,
  };
  yield {
    name: "Chromium for the end-to-end tests",
    ok: findChromium() !== undefined,
    warning: true,
    fix: "Only `npm test` needs it: install Chromium or Chrome.",
  };
}

function git() {
  const { stdout } = spawnSync("git", ["--version"], { encoding: "utf8" });
  const [, major = "0", minor = "0"] = /(\d+)\.(\d+)/.exec(stdout ?? "") ?? [];
  return {
    name: stdout ? stdout.trim() : "git",
    ok: Number(major) * 1000 + Number(minor) >= 2031,
    fix: "Install git 2.31 or newer.",
  };
}

function* dataFolder() {
  let folder = dataDir();
  while (!existsSync(folder)) folder = dirname(folder);
  let writable = true;
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch {
    writable = false;
  }
  yield { name: `data folder ${dataDir()}`, ok: writable, fix: "Make it writable, or set DATA_DIR in .env." };
  const { bavail, bsize } = statfsSync(folder);
  const free = bavail * bsize;
  yield {
    name: "free disk space",
    ok: free >= FREE_BYTES,
    detail: `${(free / 1e9).toFixed(1)} GB`,
    fix: "Free at least 2 GB, or set DATA_DIR to a larger disk.",
  };
}

/** The schema itself judges, so that this list cannot disagree with it. */
function* environment() {
  if (!isInstalled()) return;
  const home = dataDir();
  const kept = existsSync(home)
    ? readSecrets(home).secrets
    : { authSecret: "0".repeat(64), encryptionKey: "0".repeat(64) };
  const env = environmentFor({ home, secrets: kept, port: 5432, appUrl: "http://localhost:3000" });
  const { status, stderr } = spawnSync(
    process.execPath,
    ["--import", "tsx", "workers/start/check-environment.ts"],
    {
      cwd: root,
      env: { ...env, ...(process.env.DATABASE_URL && { DATABASE_URL: process.env.DATABASE_URL }) },
      encoding: "utf8",
    },
  );
  yield {
    name: "environment",
    ok: status === 0,
    detail: status === 0 ? "" : stderr.trim(),
    fix: "Compare .env with .env.example.",
  };
}

async function* redis() {
  if (!process.env.REDIS_URL) return;
  const { pingRedis } = await import("./ping-redis.mjs");
  const answer = await pingRedis(process.env.REDIS_URL);
  yield {
    name: "Redis",
    ok: answer.ok,
    detail: answer.detail,
    fix: "Start Redis, correct REDIS_URL, or leave it empty to keep the queues in PostgreSQL.",
  };
}

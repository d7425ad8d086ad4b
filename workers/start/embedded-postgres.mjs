import { spawn } from "node:child_process";
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, renameSync, statSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { freePort } from "./ports.mjs";
import { clusterFolder, ensureCluster, resetPassword } from "./postgres-cluster.mjs";
import { clearLeftover } from "./postgres-leftover.mjs";
import { postgresProgram } from "./postgres-program.mjs";
import { gone, isAlive, signalGroup } from "./processes.mjs";
import { serverAccount } from "./server-account.mjs";
import { StartError } from "./start-error.mjs";

const SETTINGS = ["listen_addresses=127.0.0.1", "unix_socket_directories=", "max_connections=100", "jit=off"];
const SIZES = [
  "shared_buffers=256MB",
  "work_mem=16MB",
  "maintenance_work_mem=128MB",
  "max_wal_size=2GB",
  "timezone=UTC",
];
const THROWAWAY = ["fsync=off", "synchronous_commit=off", "full_page_writes=off"];

/**
 * Starts a real PostgreSQL whose data lives under `home`, on a free port of 127.0.0.1, and waits until it answers.
 * `throwaway` trades crash safety for speed: for tests only. The caller must call `stop`.
 */
export async function startEmbeddedPostgres({ home, password, throwaway = false, newPassword = false }) {
  const account = serverAccount();
  const native = postgresProgram(account);
  const folder = clusterFolder(home, account);
  ensureCluster({ native, folder, account, password });
  await clearLeftover(folder);
  if (newPassword) resetPassword({ native, folder, account, password });
  const log = logFile(home);
  for (let attempt = 1; ; attempt += 1) {
    const server = await launch({ native, folder, account, password, throwaway, log });
    if (server) return server;
    const why = lastLines(log, 6);
    // Backends of a killed server need a moment to notice that it is gone.
    if (attempt < 20 && /shared memory block|lock file|Address already in use/.test(why)) await sleep(500);
    else
      throw new StartError(`PostgreSQL did not start.\n${why}`, `Read ${log}, then run \`npm run doctor\`.`);
  }
}

async function launch({ native, folder, account, password, throwaway, log }) {
  const port = await freePort();
  const settings = [...SETTINGS, ...SIZES, ...(throwaway ? THROWAWAY : [])].flatMap((setting) => [
    "-c",
    setting,
  ]);
  const out = openSync(log, "a");
  const child = spawn(join(native, "bin", "postgres"), ["-D", folder, "-p", String(port), ...settings], {
    ...account,
    cwd: "/",
    detached: true,
    stdio: ["ignore", out, out],
    env: { PATH: process.env.PATH ?? "", LC_ALL: "C", TZ: "UTC" },
  });
  closeSync(out);
  const exited = new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? code ?? 0));
    child.once("error", (error) => resolve(error.message));
  });
  const url = urlAt(port);
  const server = { port, pid: child.pid, folder, log, exited, url, stop: () => stop(child.pid) };
  try {
    if (await answers(server, url("postgres", password, "postgres"))) return server;
  } catch (error) {
    await server.stop();
    throw error;
  }
  await server.stop();
  return undefined;
}

const urlAt = (port) => (user, password, database) =>
  `postgresql://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Asks until the server answers; false when it ended. Its log cannot be trusted to say when it is ready. */
async function answers(server, connectionString) {
  const { default: pg } = await import("pg");
  let ended = false;
  void server.exited.then(() => (ended = true));
  const until = Date.now() + 120_000;
  while (!ended && Date.now() < until) {
    const client = new pg.Client({ connectionString, connectionTimeoutMillis: 2_000 });
    client.on("error", () => {});
    try {
      await client.connect();
      await client.query("SELECT 1");
      return true;
    } catch (error) {
      if (error.code === "28P01")
        throw new StartError(
          "The database does not accept its password.",
          "Restore secrets.json of the data folder from a backup, or move it away to have a new one made.",
        );
      await sleep(50);
    } finally {
      await client.end().catch(() => {});
    }
  }
  return false;
}

async function stop(pid) {
  if (pid === undefined) return;
  for (const [signal, ms] of [
    ["SIGINT", 15_000],
    ["SIGQUIT", 5_000],
  ]) {
    if (!isAlive(pid)) return;
    process.kill(pid, signal);
    if (await gone(pid, ms)) return;
  }
  signalGroup(pid, "SIGKILL");
  await gone(pid, 2_000);
}

function logFile(home) {
  mkdirSync(join(home, "logs"), { recursive: true });
  const file = join(home, "logs", "postgres.log");
  if (existsSync(file) && statSync(file).size > 10_000_000) renameSync(file, `${file}.1`);
  return file;
}

/** The end of a log, for a message that says why something stopped. */
export function lastLines(file, count) {
  try {
    return readFileSync(file, "utf8").trimEnd().split("\n").slice(-count).join("\n");
  } catch {
    return "";
  }
}

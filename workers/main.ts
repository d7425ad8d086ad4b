import { openDb } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { createLog } from "@/lib/core/log.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { openQueues } from "@/lib/jobs/enqueue.ts";
import { bindings } from "./bindings.ts";
import { closing } from "./closing.ts";
import { keepHeapTight } from "./keep-heap-tight.ts";
import { letPeopleGoFirst } from "./let-people-go-first.ts";
import { startWorkers } from "./runtime.ts";
import { startSweeper } from "./sweeper.ts";

const PATIENCE_MS = 10_000;

keepHeapTight();
letPeopleGoFirst();
const settings = env();
const log = createLog(settings.LOG_LEVEL);
const stack = closing();

// An analysis writes for minutes in one transaction; no statement of it should run longer than that.
const db = openDb(settings.DATABASE_URL, { max: 12, name: "assay-worker", statementTimeoutMs: 600_000 });
stack.add("database", () => db.end());
const address = {
  postgresUrl: settings.QUEUE_DATABASE_URL ?? settings.DATABASE_URL,
  redisUrl: settings.REDIS_URL,
};
const backend = openBackend({ ...address, use: "work" });
stack.add("queue connections", () => backend.close());
const queues = openQueues(backend);
stack.add("queues", () => queues.close());

const ending = new AbortController();
const bound = bindings({
  db,
  queues,
  dataDir: settings.DATA_DIR,
  encryptionKeys: settings.ENCRYPTION_KEY,
  appUrl: settings.APP_URL,
  signal: ending.signal,
});
startWorkers(bound, { backend, log, stack });
startSweeper({ db, queues, jobs: bound.map(({ job }) => job) }, { log, stack });

let stopping = false;
async function stop(reason: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  ending.abort();
  log.info({ reason }, "stopping");
  // A job that does not end in time loses its lock and runs again elsewhere: stages replace what they write.
  setTimeout(() => process.exit(1), PATIENCE_MS).unref();
  const failed = await stack.run();
  process.exit(failed.length === 0 ? 0 : 1);
}

for (const signal of ["SIGTERM", "SIGINT", "SIGHUP"] as const) process.on(signal, () => void stop(signal));
process.on("disconnect", () => void stop("the supervisor went away"));
process.on("uncaughtException", (err) => {
  log.error({ err }, "uncaught; a process in an unknown state does not go on writing numbers");
  process.exit(1);
});

await db.query("SELECT 1");
log.info({ queues: backend.kind, jobs: bound.length }, "workers ready");
process.send?.("ready");

import {
  createPostgresBackend,
  type Job,
  type PostgresConnectionOptions,
  Queue,
  type QueueOptions,
  Worker,
  type WorkerOptions,
} from "bullmq";
import { Redis } from "ioredis";
import pg from "pg";
import { QUEUES, type QueueName } from "./contract.ts";

export type QueueBackend = {
  readonly kind: "postgres" | "redis";
  queue(name: QueueName): Queue;
  worker(name: QueueName, run: (job: Job) => Promise<void>, options: { concurrency: number }): Worker;
  /** Ends what the backend opened. Queues and workers are closed before, by whoever asked for them. */
  close(): Promise<void>;
};

export type BackendOptions = {
  /** Address of the PostgreSQL role that owns the queues. */
  readonly postgresUrl: string;
  /** Where set, the queues live there instead. */
  readonly redisUrl?: string | undefined;
  /** `ask` fails at once when the server is away, as a request must; `work` waits for it, as a worker should. */
  readonly use: "ask" | "work";
  /** How long a silent worker keeps its job. A dead worker's job goes to another within this and a third of it. */
  readonly lockMs?: number;
};

const timesOf = (lockMs = 15_000) => ({
  lockDuration: lockMs,
  stalledInterval: Math.ceil(lockMs / 3),
  maxStalledCount: 3,
});

export function openBackend(options: BackendOptions): QueueBackend {
  return options.redisUrl === undefined ? onPostgres(options) : onRedis(options.redisUrl, options);
}

function onPostgres({ postgresUrl, use, lockMs }: BackendOptions): QueueBackend {
  // A worker keeps one connection to listen on, so there must be more of them than workers.
  const max = use === "work" ? QUEUES.length + 6 : 3;
  const pool = new pg.Pool({
    connectionString: postgresUrl,
    max,
    options: "-c search_path=bullmq",
    application_name: `assay-queue-${use}`,
    connectionTimeoutMillis: use === "ask" ? 2_000 : 10_000,
    keepAlive: true,
  });
  pool.setMaxListeners(0);
  pool.on("error", () => {});
  pool.on("connect", (client) => void client.on("error", () => {}));
  // BullMQ spells out its own shape of a pool, which pg's overloads do not match to the letter.
  const connection = pool as unknown as PostgresConnectionOptions;
  return {
    kind: "postgres",
    queue: (name) => new Queue(name, { connection }, createPostgresBackend) as unknown as Queue,
    worker: (name, run, { concurrency }) =>
      new Worker(
        name,
        run,
        { connection, concurrency, ...timesOf(lockMs) },
        createPostgresBackend,
      ) as unknown as Worker,
    close: () => pool.end(),
  };
}

function onRedis(url: string, { use, lockMs }: BackendOptions): QueueBackend {
  const patience =
    use === "ask" ? { maxRetriesPerRequest: 1, enableOfflineQueue: false } : { maxRetriesPerRequest: null };
  const connection = new Redis(url, { ...patience, connectionName: `assay-queue-${use}` });
  connection.on("error", () => {});
  const queueOptions: QueueOptions = { connection, skipWaitingForReady: use === "ask" };
  const workerOptions: WorkerOptions = { connection, ...timesOf(lockMs) };
  return {
    kind: "redis",
    queue: (name) => new Queue(name, queueOptions),
    worker: (name, run, { concurrency }) => new Worker(name, run, { ...workerOptions, concurrency }),
    close: async () => connection.disconnect(),
  };
}

import { type Db, openDb } from "@/lib/core/db.ts";
import { env } from "@/lib/core/env.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { openQueues, type Queues } from "@/lib/jobs/enqueue.ts";

export type CommandDeps = {
  readonly db: Db;
  readonly queues: Queues;
  readonly dataDir: string;
  readonly encryptionKeys: string;
  readonly appUrl: string;
};

/** Opens the database and the queues for one command and closes them after it. */
export async function withDatabase<T>(work: (deps: CommandDeps) => Promise<T>): Promise<T> {
  const settings = env();
  const db = openDb(settings.DATABASE_URL, { max: 4, name: "assay-command", statementTimeoutMs: 600_000 });
  const postgresUrl = settings.QUEUE_DATABASE_URL ?? settings.DATABASE_URL;
  const backend = openBackend({ postgresUrl, redisUrl: settings.REDIS_URL, use: "ask" });
  const queues = openQueues(backend);
  try {
    return await work({
      db,
      queues,
      dataDir: settings.DATA_DIR,
      encryptionKeys: settings.ENCRYPTION_KEY,
      appUrl: settings.APP_URL,
    });
  } finally {
    await queues.close();
    await backend.close();
    await db.end();
  }
}

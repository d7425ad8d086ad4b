import "server-only";
import { env } from "@/lib/core/env.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { openQueues, type Queues } from "@/lib/jobs/enqueue.ts";

const home = globalThis as typeof globalThis & { assayQueues?: Queues };

/** The queues as a request uses them: it never waits for their server. */
export function queues(): Queues {
  const { DATABASE_URL, QUEUE_DATABASE_URL, REDIS_URL } = env();
  return (home.assayQueues ??= openQueues(
    openBackend({ postgresUrl: QUEUE_DATABASE_URL ?? DATABASE_URL, redisUrl: REDIS_URL, use: "ask" }),
  ));
}

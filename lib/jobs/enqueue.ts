import type { Queue } from "bullmq";
import { AppError } from "../core/errors.ts";
import type { QueueBackend } from "./backend.ts";
import { type Job, QUEUES, type QueueName } from "./contract.ts";

export type Queues = {
  readonly byName: Readonly<Record<QueueName, Queue>>;
  close(): Promise<void>;
};

/** Every queue of `backend`, ready to be asked. */
export function openQueues(backend: QueueBackend): Queues {
  const open = (name: QueueName): Queue => {
    const queue = backend.queue(name);
    queue.on("error", () => {});
    return queue;
  };
  const byName = Object.fromEntries(QUEUES.map((name) => [name, open(name)])) as Record<QueueName, Queue>;
  return {
    byName,
    close: async () => {
      await Promise.all(QUEUES.map((name) => byName[name].close()));
    },
  };
}

/** Puts a job in its queue. With the queue's server away it gives up after two seconds: never hang a request. */
export async function enqueue<Payload>(queues: Queues, job: Job<Payload>, payload: Payload): Promise<void> {
  const data = job.payload.parse(payload);
  const added = queues.byName[job.queue].add(job.name, data, {
    deduplication: { id: job.key(data), keepLastIfActive: true },
    attempts: job.attempts,
    backoff: { type: "exponential", delay: job.retryDelayMs ?? 5_000, jitter: 0.5 },
    removeOnComplete: { age: 24 * 3600, count: 1_000 },
    removeOnFail: { age: 14 * 24 * 3600 },
  });
  await within(added, 2_000);
}

/** Whether a job of this key waits or runs. */
export async function isHeld<Payload>(queues: Queues, job: Job<Payload>, payload: Payload): Promise<boolean> {
  const holder = await within(queues.byName[job.queue].getDeduplicationJobId(job.key(payload)), 2_000);
  return holder !== null && holder !== undefined;
}

async function within<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => {
      const fix =
        "Check that the queue's server is running; what was asked for is kept and starts by itself then.";
      reject(new AppError("unavailable", "The queue does not answer.", { fix }));
    }, ms);
  });
  // The loser of the race must not end the process when it fails later.
  work.catch(() => {});
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

import type { z } from "zod";

/** Queues are named for what waits in them. A later stage adds its own. */
export const QUEUES = ["derive", "measure", "weigh", "sync", "listen"] as const;
export type QueueName = (typeof QUEUES)[number];

export type Job<Payload> = {
  readonly name: string;
  readonly queue: QueueName;
  /** Ids and dates only. A payload is copied to the queue's store, shown in the queue viewer and kept for days. */
  readonly payload: z.ZodType<Payload>;
  /**
   * Names the work, without ":". Asks with one key merge while they wait; an ask made during a run causes exactly one more run.
   */
  readonly key: (payload: Payload) => string;
  readonly attempts: number;
  /** Wait before the second attempt, doubled before each further one. Default: five seconds. */
  readonly retryDelayMs?: number;
};

export const defineJob = <Payload>(job: Job<Payload>): Job<Payload> => job;

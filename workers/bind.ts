import { type Job as QueuedJob, UnrecoverableError } from "bullmq";
import type { Db } from "@/lib/core/db.ts";
import { isRetryable } from "@/lib/core/errors.ts";
import type { Log } from "@/lib/core/log.ts";
import type { Job } from "@/lib/jobs/contract.ts";
import { failIntent, finishIntent, takeIntent } from "@/lib/jobs/intent-store.ts";

export type Binding = {
  readonly job: Job<never>;
  run(job: QueuedJob, log: Log): Promise<void>;
};

/** Joins a contract to a stage, keeps its intent, and turns "do not try again" into the one error BullMQ understands. */
export function bind<Payload>(
  db: Db,
  contract: Job<Payload>,
  stage: (payload: Payload) => Promise<unknown>,
): Binding {
  return {
    job: contract as unknown as Job<never>,
    async run(job, log) {
      const started = performance.now();
      const payload = contract.payload.safeParse(job.data);
      if (!payload.success)
        throw new UnrecoverableError(`${contract.name}: payload does not fit its contract`);
      const key = contract.key(payload.data);
      const takenAt = await takeIntent(db, key);
      try {
        await stage(payload.data);
        await finishIntent(db, key, takenAt);
        log.info({ job: job.name, id: job.id, ms: Math.round(performance.now() - started) }, "job done");
      } catch (error) {
        const message = error instanceof Error ? error.message : String(error);
        const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
        if (last || !isRetryable(error)) await failIntent(db, key, takenAt, message);
        if (isRetryable(error)) throw error;
        throw Object.assign(new UnrecoverableError(message), { cause: error });
      }
    },
  };
}

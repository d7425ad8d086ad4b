import type { Log } from "@/lib/core/log.ts";
import type { QueueBackend } from "@/lib/jobs/backend.ts";
import { QUEUES, type QueueName } from "@/lib/jobs/contract.ts";
import type { Binding } from "./bind.ts";
import type { Closing } from "./closing.ts";

/**
 * Jobs of one queue that may run side by side in this process. An analysis fills a core, so they go one by one. Reading other
 * systems is waiting for them, and no host lets anybody read faster than it says: were there fewer turns than large
 * connections, these would wait for one another instead.
 */
export const CONCURRENCY: Readonly<Record<QueueName, number>> = {
  derive: 1,
  measure: 2,
  weigh: 1,
  sync: 16,
  listen: 2,
};

/** Starts one worker per queue. Returns nothing: everything it opens, it hands to `stack` to close. */
export function startWorkers(
  bindings: readonly Binding[],
  { backend, log, stack }: { backend: QueueBackend; log: Log; stack: Closing },
): void {
  for (const queue of QUEUES) {
    const byName = new Map(
      bindings.filter(({ job }) => job.queue === queue).map((each) => [each.job.name, each]),
    );
    if (byName.size === 0) continue;
    const worker = backend.worker(
      queue,
      async (job) => {
        const binding = byName.get(job.name);
        // A job can outlast the build that knew it. That is news, not a failure.
        if (!binding) return log.info({ queue, job: job.name }, "no one handles this job any more; dropped");
        await binding.run(job, log);
      },
      { concurrency: CONCURRENCY[queue] },
    );
    worker.on("failed", (job, err) => log.error({ queue, job: job?.name, id: job?.id, err }, "job failed"));
    worker.on("stalled", (id) => log.warn({ queue, id }, "job lost its worker; it runs again"));
    worker.on("error", (err) => log.error({ queue, err }, "worker error"));
    stack.add(`worker ${queue}`, () => worker.close());
  }
}

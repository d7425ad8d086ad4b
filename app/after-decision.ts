import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { revalidatePath } from "next/cache";
import { ring } from "@/lib/jobs/ask.ts";
import type { Job } from "@/lib/jobs/contract.ts";
import { isOpen } from "@/lib/jobs/is-open.ts";
import { queues } from "./queues.ts";
import { db } from "./wiring.ts";

const PATIENCE = 20;
const STEP_MS = 100;

/**
 * Rings for what was asked for with a decision, and gives the workers two seconds to do it, so that the page that comes back
 * shows it. Answers whether it was done by then; it is done later otherwise.
 */
export async function afterDecision<Payload>(
  job: Job<Payload>,
  payload: Payload,
  path: string,
): Promise<boolean> {
  await ring(queues(), job, payload);
  let open = true;
  for (let tries = 0; open && tries < PATIENCE; tries += 1) {
    await sleep(STEP_MS);
    open = await isOpen(db(), job, payload);
  }
  revalidatePath(path);
  return !open;
}

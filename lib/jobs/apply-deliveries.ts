import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Understand the messages that a connection was sent and that wait in its inbox. */
export const applyDeliveries = defineJob({
  name: "apply-deliveries",
  queue: "listen",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid() }),
  key: ({ connectionId }) => `apply-deliveries-${connectionId}`,
  attempts: 10,
  retryDelayMs: 1_000,
});

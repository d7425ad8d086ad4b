import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Make every call that collection makes, once, and keep what works, what is missing and what it costs. */
export const checkConnection = defineJob({
  name: "check-connection",
  queue: "listen",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid() }),
  key: ({ connectionId }) => `check-connection-${connectionId}`,
  attempts: 2,
});

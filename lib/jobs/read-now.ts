import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Read a connection now, with the faults of its streams forgotten; with a scope only what is read of that repository or project. */
export const readNow = defineJob({
  name: "read-now",
  queue: "listen",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid(), scope: z.string().max(300).nullable() }),
  key: ({ connectionId, scope }) => `read-now-${connectionId}-${(scope ?? "").replaceAll(":", "_")}`,
  attempts: 3,
});

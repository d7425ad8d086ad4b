import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Take a turn at reading what is due of a connection; it asks for its next turn itself. */
export const syncConnection = defineJob({
  name: "sync-connection",
  queue: "sync",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid() }),
  key: ({ connectionId }) => `sync-connection-${connectionId}`,
  attempts: 5,
});

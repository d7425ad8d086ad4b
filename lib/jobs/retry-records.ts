import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Try again to understand records that were set aside: one, or with null all of a connection. */
export const retryRecords = defineJob({
  name: "retry-records",
  queue: "listen",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid(), id: z.uuid().nullable() }),
  key: ({ connectionId, id }) => `retry-records-${id ?? connectionId}`,
  attempts: 3,
});

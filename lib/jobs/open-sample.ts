import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Write the sample's repositories and add them to the sample organisation, which exists already and is marked as one. */
export const openSample = defineJob({
  name: "open-sample",
  queue: "derive",
  payload: z.object({ orgId: z.uuid(), userId: z.uuid() }),
  key: ({ orgId }) => `open-sample-${orgId}`,
  attempts: 3,
});

import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Book the points of an organisation's units: after scores, units, classes, compositions or teams have changed. */
export const bookPoints = defineJob({
  name: "book-points",
  queue: "weigh",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `book-points-${orgId}`,
  attempts: 5,
});

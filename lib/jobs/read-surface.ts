import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Say what was done on the axes of the contribution surface: after changes, units, reviews, items or people changed. */
export const readSurface = defineJob({
  name: "read-surface",
  queue: "measure",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `read-surface-${orgId}`,
  attempts: 5,
});

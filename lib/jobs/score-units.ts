import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Say how hard each piece of work of an organisation was: of those that are otherwise than when that was last said. */
export const scoreUnits = defineJob({
  name: "score-units",
  queue: "weigh",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `score-units-${orgId}`,
  attempts: 5,
});

import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Make the rows of a connection again from what was said: after its settings changed, or with a new build. */
export const understandAgain = defineJob({
  name: "understand-again",
  queue: "derive",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid() }),
  key: ({ connectionId }) => `understand-again-${connectionId}`,
  attempts: 3,
});

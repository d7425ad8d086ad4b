import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Delete where a removed connection stood; with its data, also everything that it alone told of. */
export const forgetConnection = defineJob({
  name: "forget-connection",
  queue: "listen",
  payload: z.object({ orgId: z.uuid(), connectionId: z.uuid(), withData: z.boolean() }),
  key: ({ connectionId }) => `forget-connection-${connectionId}`,
  attempts: 5,
});

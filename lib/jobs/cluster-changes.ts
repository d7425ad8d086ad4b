import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Say which changes of an organisation are one piece of work: after changes, their items or their people changed. */
export const clusterChanges = defineJob({
  name: "cluster-changes",
  queue: "measure",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `cluster-changes-${orgId}`,
  attempts: 5,
});

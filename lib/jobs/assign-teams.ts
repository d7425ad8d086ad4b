import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Give changes to the teams that their authors were in: after people, their accounts or their teams changed. */
export const assignTeams = defineJob({
  name: "assign-teams",
  queue: "measure",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `assign-teams-${orgId}`,
  attempts: 5,
});

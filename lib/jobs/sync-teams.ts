import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Take over the teams that hosts tell of: after their lists changed, or somebody's accounts found their person. */
export const syncTeams = defineJob({
  name: "sync-teams",
  queue: "listen",
  payload: z.object({ orgId: z.uuid() }),
  key: ({ orgId }) => `sync-teams-${orgId}`,
  attempts: 5,
});

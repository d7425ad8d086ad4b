import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Read the pull requests of a repository that were closed without landing: those that are new, reopened or otherwise than before. */
export const readClosed = defineJob({
  name: "read-closed",
  queue: "measure",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid() }),
  key: ({ repoId }) => `read-closed-${repoId}`,
  attempts: 5,
});

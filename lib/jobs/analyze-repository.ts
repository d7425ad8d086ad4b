import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Read what is new in a repository and bring everything that follows from it up to date. */
export const analyzeRepository = defineJob({
  name: "analyze-repository",
  queue: "derive",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid() }),
  key: ({ repoId }) => `analyze-repository-${repoId}`,
  attempts: 5,
});

import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Say of each change of a repository what it did that counts towards complexity: of those of which that is not known, newest first. */
export const readComplexity = defineJob({
  name: "read-complexity",
  queue: "weigh",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid() }),
  key: ({ repoId }) => `read-complexity-${repoId}`,
  attempts: 5,
});

import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Compute the facts of a repository again from its ledger: after a correction, or when the policy has changed. */
export const refreshFacts = defineJob({
  name: "refresh-facts",
  queue: "measure",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid() }),
  key: ({ repoId }) => `refresh-facts-${repoId}`,
  attempts: 5,
});

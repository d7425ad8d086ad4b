import { z } from "zod";
import { nameId } from "../core/name-id.ts";
import { defineJob } from "./contract.ts";

/** Let what people said of a repository's changes count: after a correction of one of them, or when the rules have changed. */
export const countSaid = defineJob({
  name: "count-said",
  queue: "measure",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid(), change: z.string().max(200).nullable() }),
  key: ({ repoId, change }) => `count-said-${repoId}-${change === null ? "all" : nameId(change)}`,
  attempts: 5,
});

import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Find the work items that changes name: of one repository, by its key at its host or its id, or with null of all. */
export const linkChanges = defineJob({
  name: "link-changes",
  queue: "measure",
  payload: z.object({ orgId: z.uuid(), repo: z.string().max(300).nullable() }),
  key: ({ orgId, repo }) => `link-changes-${(repo ?? orgId).replaceAll(":", "-")}`,
  attempts: 5,
});

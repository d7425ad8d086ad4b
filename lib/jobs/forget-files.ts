import { z } from "zod";
import { defineJob } from "./contract.ts";

/** Delete what the workers keep on disk for something that was removed: the mirror of a repository, or a sample. */
export const forgetFiles = defineJob({
  name: "forget-files",
  queue: "derive",
  payload: z.object({ orgId: z.uuid(), repoId: z.uuid().nullable() }),
  key: ({ orgId, repoId }) => `forget-files-${repoId ?? orgId}`,
  attempts: 5,
});

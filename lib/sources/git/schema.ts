import { z } from "zod";

const Sha = z.string().regex(/^(?:[0-9a-f]{40}|[0-9a-f]{64})$/);

/** What a repository said of its refs at one moment: the raw record of a read. */
export const RefsSnapshot = z.object({
  objectFormat: z.enum(["sha1", "sha256"]),
  /** Refs that lead to a commit, tags followed to it. */
  refs: z.array(z.object({ name: z.string(), sha: Sha, committedAt: z.number() })),
  /** Full name of the branch that HEAD stands on; null where it stands on a commit. */
  head: z.string().nullable(),
  /** Commit of HEAD; null where there is none yet. */
  headSha: Sha.nullable(),
  /** Full name of the remote's own default branch, where the clone knows it. */
  remoteHead: z.string().nullable(),
  /** Local branches that contain the remote branch of the same name. */
  aheadOfRemote: z.array(z.string()),
});
export type RefsSnapshot = z.infer<typeof RefsSnapshot>;

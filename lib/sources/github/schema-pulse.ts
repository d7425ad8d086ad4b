import { z } from "zod";

const Newest = z.object({ nodes: z.array(z.object({ updatedAt: z.string() }).nullable()) }).nullish();

/** The answer to the pulse query: the newest of each list of a repository. */
export const PulseAnswer = z.object({
  repository: z.object({
    databaseId: z.union([z.number(), z.string()]),
    pushedAt: z.string().nullish(),
    pullRequests: Newest,
    issues: Newest,
    discussions: Newest,
    deployments: Newest,
    releases: Newest,
  }),
});

/** When the lists of a repository last changed. Null: never, or hidden. */
export type Pulse = {
  readonly repositoryId: string;
  readonly pulls: Date | null;
  readonly issues: Date | null;
  readonly discussions: Date | null;
  readonly deployments: Date | null;
  readonly releases: Date | null;
  readonly pushed: Date | null;
};

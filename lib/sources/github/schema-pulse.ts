import { z } from "zod";

const Newest = z
  .object({
    totalCount: z.number().nullish(),
    nodes: z.array(z.object({ updatedAt: z.string() }).nullable()).nullish(),
  })
  .nullish();

/** The newest of each list of a repository; null: hidden. */
export const PulseLists = z.object({
  pullRequests: Newest,
  issues: Newest,
  discussions: Newest,
  deployments: Newest,
  releases: Newest,
});
export type PulseLists = z.output<typeof PulseLists>;

/** The answer to the pulse query. */
export const PulseAnswer = z.object({
  repository: PulseLists.extend({ databaseId: z.union([z.number(), z.string()]) }),
});

/** When a list last changed; never: there is nothing in it; null: the credential may not see it. */
export type Changed = Date | "never" | null;

/** When the lists of a repository last changed. */
export type Pulse = {
  readonly repositoryId: string;
  readonly pulls: Changed;
  readonly issues: Changed;
  readonly discussions: Changed;
  readonly deployments: Changed;
  readonly releases: Changed;
  /** How many issues there are, where the host says so. */
  readonly issueCount: number | null;
};

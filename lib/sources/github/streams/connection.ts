import { z } from "zod";

/** A list as the query language gives it: nodes that were withheld are null. */
export const Connection = z.object({
  totalCount: z.number().nullish(),
  pageInfo: z
    .object({ hasNextPage: z.boolean(), endCursor: z.string().nullish(), startCursor: z.string().nullish() })
    .nullish(),
  nodes: z.array(z.record(z.string(), z.unknown()).nullable()).nullish(),
});
export type ConnectionPart = z.output<typeof Connection>;

/** The answer to a query for one list of a repository. */
export const ListAnswer = z.object({
  repository: z.object({
    databaseId: z.union([z.number(), z.string()]),
    nameWithOwner: z.string(),
    list: Connection,
    /** Its end, where that was asked for too. */
    tail: Connection.nullish(),
  }),
});

import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Client } from "./client.ts";
import { scopeOf } from "./search-chain.ts";

const Count = z.looseObject({ count: z.number().int().nonnegative() });
const Total = z.looseObject({ total: z.number().int().nonnegative() });

/** About how many issues there are to read; null where the site does not say. */
export async function countIssues(
  client: Client,
  project: string,
  jql: string | null,
): Promise<number | null> {
  const scope = scopeOf({ project, jql });
  const what = "the number of issues";
  try {
    if (!client.site.isCloud) {
      const { body } = await client.post(
        { path: "/search", what },
        { jql: scope, maxResults: 0, fields: ["id"] },
      );
      return Total.safeParse(body).data?.total ?? null;
    }
    const { body } = await client.post({ path: "/search/approximate-count", what }, { jql: scope });
    return Count.safeParse(body).data?.count ?? null;
  } catch (error) {
    // It only serves to say how far a reading has come; what is wrong with the query shows when issues are read.
    if (error instanceof SourceFailure && ["permission", "lost", "unsupported"].includes(error.kind))
      return null;
    throw error;
  }
}

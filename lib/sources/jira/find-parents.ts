import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { JiraFieldMap } from "@/lib/model/connection.ts";
import type { Client } from "./client.ts";
import { parentKeys } from "./parent-of.ts";
import { IssueType, type KnownParent } from "./schema.ts";

const Named = z.looseObject({
  id: z.string(),
  key: z.string(),
  fields: z.looseObject({ issuetype: IssueType.nullish().catch(null) }),
});
const Found = z.looseObject({ issues: z.array(z.unknown()) });
const WithFields = z.looseObject({ fields: z.looseObject({}) });
type Parents = Readonly<Record<string, KnownParent>>;

/**
 * Ids and types of the parents that issues name by key alone, asked for in one search a page. Keys that lead nowhere are left out:
 * the search is told not to mind them.
 */
export async function findParents(
  client: Client,
  issues: readonly unknown[],
  map: JiraFieldMap,
): Promise<{ of(issue: unknown): Parents }> {
  const keysOf = (issue: unknown): readonly string[] => {
    const parsed = WithFields.safeParse(issue);
    return parsed.success ? parentKeys(parsed.data.fields, map) : [];
  };
  const keys = [...new Set(issues.flatMap(keysOf))];
  const known = keys.length === 0 ? {} : await ask(client, keys);
  return {
    of: (issue) =>
      Object.fromEntries(
        keysOf(issue).flatMap((key) => {
          const parent = known[key];
          return parent === undefined ? [] : [[key, parent]];
        }),
      ),
  };
}

async function ask(client: Client, keys: readonly string[]): Promise<Record<string, KnownParent>> {
  const { isCloud } = client.site;
  const jql = `key in (${keys.join(", ")})`;
  const body = {
    jql,
    fields: ["issuetype"],
    maxResults: keys.length,
    ...(isCloud ? {} : { startAt: 0, validateQuery: false }),
  };
  const path = isCloud ? "/search/jql" : "/search";
  const place = { path, what: "the parents of issues", most: keys.length };
  const answer = await client.post(place, body).catch((error: unknown) => {
    // A key that is gone spoils the whole question on sites that mind; its children then say that their parent is unresolved.
    if (error instanceof SourceFailure && error.kind === "unsupported") return { body: null };
    throw error;
  });
  const found = Found.safeParse(answer.body);
  const known: Record<string, KnownParent> = {};
  for (const issue of found.success ? found.data.issues : []) {
    const named = Named.safeParse(issue);
    if (named.success) {
      known[named.data.key] = { id: named.data.id, type: named.data.fields.issuetype ?? null };
    }
  }
  return known;
}

import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { projectId } from "./project-id.ts";

const SIZE = 1_000;
const Cursor = z.object({
  token: z.string().nullable(),
  /** How many keys were read, and the last of them. */
  read: z.number().int().nonnegative(),
  last: z.number().int().nonnegative(),
});
const Page = z.looseObject({
  issues: z.array(
    z.looseObject({ id: z.union([z.string(), z.number()]).transform(String), key: z.string() }),
  ),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
  total: z.number().nullish(),
});
const BEGIN = { token: null, read: 0, last: 0 };

/**
 * A page of the keys that a project has, in their order: what is missing between the first and the last of them was deleted, or
 * hidden. What the host remembers of the sweep may be lost, or shift under it; it then begins again and nothing is concluded.
 */
export async function readPresence(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const client = await openClient(deps, request.signal);
  const { isCloud } = client.site;
  const parsed = Cursor.safeParse(request.cursor);
  const from = parsed.success ? parsed.data : BEGIN;
  const project = projectId(request.scope);
  // The last key is asked for again: where it is not the first one any more, keys moved up meanwhile.
  const anchor = isCloud ? 0 : Math.min(1, from.read);
  const ask = {
    jql: `project = ${project} ORDER BY key ASC`,
    fields: ["id"],
    maxResults: SIZE,
    ...(isCloud
      ? from.token === null
        ? {}
        : { nextPageToken: from.token }
      : { startAt: from.read - anchor }),
  };
  const path = isCloud ? "/search/jql" : "/search";
  const what = `the keys of ${request.scope.name}`;
  const answer = await client.post({ path, what, most: SIZE }, ask).catch((error: unknown) => {
    if (from.token !== null && error instanceof SourceFailure && error.kind === "unsupported") return null;
    throw error;
  });
  const page = Page.safeParse(answer?.body);
  if (answer !== null && !page.success) throw unreadable(what);
  const rows = (page.data?.issues ?? []).map(({ id, key }) => ({
    id,
    number: Number(key.slice(key.lastIndexOf("-") + 1)),
  }));
  const fresh = rows.slice(anchor);
  const hasShifted = anchor > 0 && rows[0]?.number !== from.last;
  const isOrdered = fresh.every(({ number }, index) => number > (fresh[index - 1]?.number ?? from.last));
  if (answer === null || page.data === undefined || hasShifted || !isOrdered) {
    return { ...EMPTY_PAGE, cursor: BEGIN, isComplete: false, spent: client.spent() };
  }
  const last = fresh.at(-1)?.number ?? from.last;
  const read = from.read + fresh.length;
  const token = page.data.nextPageToken || null;
  const isDone = isCloud
    ? page.data.isLast === true || token === null || token === from.token
    : fresh.length === 0 || read >= (page.data.total ?? 0);
  // A page of a search that broke off early tells nothing about the keys after it.
  const isEnd = isCloud ? page.data.isLast !== false : read >= (page.data.total ?? 0);
  const upTo = isDone && isEnd ? null : last;
  // A sweep that finds what the one before it found says nothing new; the moment of the first is kept.
  const content = { project, after: from.last, upTo, ids: fresh.map(({ id }) => id) };
  const payload = { ...content, at: answer.at.toISOString() };
  const externalId = `${deps.host}/${project}/${from.last}`;
  return {
    ...EMPTY_PAGE,
    // A project that shows nothing at all may be hidden as well as empty: that concludes nothing.
    records: read === 0 ? [] : [{ kind: "jira.presence", externalId, payload, content }],
    cursor: isDone ? BEGIN : { token, read, last },
    isLast: isDone,
    isComplete: isDone,
    spent: client.spent(),
  };
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });

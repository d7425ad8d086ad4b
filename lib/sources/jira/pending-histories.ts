import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Gap } from "@/lib/model/connector.ts";
import type { Client } from "./client.ts";
import { readIssueChangelog } from "./issue-changelog.ts";

/** Issues whose changelogs are to be read: all at once where the site can, else one by one from `index` and `startAt` on. */
export const Pending = z.object({
  ids: z.array(z.string()),
  token: z.string().nullable(),
  way: z.enum(["bulk", "each"]),
  index: z.number().int(),
  startAt: z.number().int(),
});
export type Pending = z.output<typeof Pending>;
export type Entries = { readonly issue: string; readonly entries: readonly unknown[] };
type Part = {
  readonly found: readonly Entries[];
  readonly next: Pending | null;
  readonly gaps: readonly Gap[];
};

const BULK_SIZE = 2_500;
/** Requests a page while changelogs are read one by one. */
const EACH_A_PAGE = 20;
const Bulk = z.looseObject({
  issueChangeLogs: z.array(
    z.looseObject({
      issueId: z.union([z.string(), z.number()]).transform(String),
      changeHistories: z.array(z.unknown()),
    }),
  ),
  nextPageToken: z.string().nullish(),
});

export const pendingOf = (ids: readonly string[], way: Pending["way"]): Pending | null =>
  ids.length === 0 ? null : { ids: [...ids], token: null, way, index: 0, startAt: 0 };

/** Reads the next part. A bulk reading that the site refuses, or whose page token it gives again, goes on one by one. */
export async function readPending(client: Client, pending: Pending): Promise<Part> {
  if (pending.way === "each") return readEach(client, pending);
  try {
    return await readBulk(client, pending);
  } catch (error) {
    const kinds: readonly string[] = ["lost", "unsupported", "permission"];
    if (!(error instanceof SourceFailure) || !kinds.includes(error.kind)) throw error;
    return readEach(client, { ...pending, way: "each", token: null });
  }
}

async function readBulk(client: Client, pending: Pending): Promise<Part> {
  const { body } = await client.post(
    { path: "/changelog/bulkfetch", what: "the histories of issues", most: BULK_SIZE },
    {
      issueIdsOrKeys: pending.ids,
      maxResults: BULK_SIZE,
      ...(pending.token === null ? {} : { nextPageToken: pending.token }),
    },
  );
  const page = Bulk.safeParse(body);
  if (!page.success) {
    throw new SourceFailure("malformed", "Jira's answer about the histories of issues cannot be read", {
      fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
    });
  }
  const found = page.data.issueChangeLogs.map((log) => ({
    issue: log.issueId,
    entries: log.changeHistories,
  }));
  const token = page.data.nextPageToken ?? "";
  if (token === "") return { found, next: null, gaps: [] };
  if (token === pending.token) return { found, next: { ...pending, way: "each", token: null }, gaps: [] };
  return { found, next: { ...pending, token }, gaps: [] };
}

async function readEach(client: Client, pending: Pending): Promise<Part> {
  const found: Entries[] = [];
  const gaps: Gap[] = [];
  let { index, startAt } = pending;
  for (let asked = 0; asked < EACH_A_PAGE && index < pending.ids.length; asked += 1) {
    const issue = pending.ids[index] ?? "";
    const part = await partOf(client, issue, startAt);
    if (part === null || part.isCut) gaps.push(gapOf(issue, part === null));
    if (part !== null) found.push({ issue, entries: part.entries });
    startAt = part?.next ?? 0;
    if (startAt === 0) index += 1;
  }
  return { found, next: index < pending.ids.length ? { ...pending, index, startAt } : null, gaps };
}

/** Null for an issue that is gone since it was listed. */
async function partOf(client: Client, issue: string, startAt: number) {
  try {
    return await readIssueChangelog(client, issue, startAt);
  } catch (error) {
    if (error instanceof SourceFailure && ["lost", "permission"].includes(error.kind)) return null;
    throw error;
  }
}

const gapOf = (issue: string, isGone: boolean): Gap => ({
  kind: "jira.history",
  externalId: issue,
  reason: isGone
    ? "The issue is gone, or hidden from this connection"
    : "The site gives only a part of the history",
});

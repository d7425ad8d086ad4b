import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Client } from "./client.ts";

const Values = z.looseObject({
  values: z.array(z.unknown()),
  total: z.number().optional(),
  isLast: z.boolean().optional(),
});
const Expanded = z.looseObject({
  changelog: z.looseObject({ histories: z.array(z.unknown()), total: z.number().optional() }),
});
const SIZE = 100;
const WHAT = "the history of an issue";
const NO_PLACE: readonly string[] = ["lost", "unsupported"];

/** Entries of one issue's changelog from an offset on. `isCut`: the site has more and no way to give it. */
export type ChangelogPart = {
  readonly entries: readonly unknown[];
  readonly next: number | null;
  readonly isCut: boolean;
};

/**
 * Asks for the changelog of one issue: on Cloud from its own list; on Data Center with the issue, which tells all of it at once, and
 * from the list, which younger versions have, where even that is cut.
 */
export async function readIssueChangelog(
  client: Client,
  issue: string,
  startAt: number,
): Promise<ChangelogPart> {
  if (client.site.isCloud || startAt > 0) return readList(client, issue, startAt);
  const query = { expand: "changelog", fields: "updated" };
  const answer = await client.get({ path: `/issue/${issue}`, query, what: WHAT, most: SIZE });
  const whole = Expanded.safeParse(answer.body);
  if (!whole.success) throw unreadable(WHAT);
  const { histories, total } = whole.data.changelog;
  if (histories.length >= (total ?? 0)) return { entries: histories, next: null, isCut: false };
  try {
    return await readList(client, issue, 0);
  } catch (error) {
    if (!(error instanceof SourceFailure) || !NO_PLACE.includes(error.kind)) throw error;
    return { entries: histories, next: null, isCut: true };
  }
}

async function readList(client: Client, issue: string, startAt: number): Promise<ChangelogPart> {
  const query = { startAt, maxResults: SIZE };
  const answer = await client.get({ path: `/issue/${issue}/changelog`, query, what: WHAT, most: SIZE });
  const page = Values.safeParse(answer.body);
  if (!page.success) throw unreadable(WHAT);
  const { values, total, isLast } = page.data;
  const read = startAt + values.length;
  const isDone = values.length === 0 || isLast === true || (total !== undefined && read >= total);
  return { entries: values, next: isDone ? null : read, isCut: false };
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });

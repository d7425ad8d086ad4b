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
const NO_PLACE: readonly string[] = ["lost", "unsupported"];

/** Entries of one issue's changelog from an offset on. `isCut`: the site has more and no way to give it. */
export type ChangelogPart = {
  readonly entries: readonly unknown[];
  readonly next: number | null;
  readonly isCut: boolean;
};

/** Asks for the changelog of one issue. Older Data Centers have no list of their own for it and tell it with the issue. */
export async function readIssueChangelog(
  client: Client,
  issue: string,
  startAt: number,
): Promise<ChangelogPart> {
  const what = "the history of an issue";
  try {
    const query = { startAt, maxResults: SIZE };
    const answer = await client.get({ path: `/issue/${issue}/changelog`, query, what, most: SIZE });
    const page = Values.safeParse(answer.body);
    if (!page.success) throw unreadable(what);
    const { values, total, isLast } = page.data;
    const read = startAt + values.length;
    const isDone = values.length === 0 || isLast === true || (total !== undefined && read >= total);
    return { entries: values, next: isDone ? null : read, isCut: false };
  } catch (error) {
    if (client.site.isCloud || !(error instanceof SourceFailure) || !NO_PLACE.includes(error.kind))
      throw error;
    const query = { expand: "changelog", fields: "updated" };
    const answer = await client.get({ path: `/issue/${issue}`, query, what, most: SIZE });
    const whole = Expanded.safeParse(answer.body);
    if (!whole.success) throw unreadable(what);
    const { histories, total } = whole.data.changelog;
    return { entries: histories, next: null, isCut: histories.length < (total ?? 0) };
  }
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });

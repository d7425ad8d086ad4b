import { z } from "zod";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Client } from "./client.ts";
import { localMinute } from "./local-minute.ts";
import { parseTime } from "./parse-time.ts";

const Iso = z.iso.datetime();

/**
 * Where a reading of issues by their last update, newest first, stands. Whatever the host remembers of it may be lost: it goes on
 * from the update of the oldest issue that was read, a minute's issues again.
 */
export const Chain = z.object({
  /** Issues updated at this time or after it. */
  floor: Iso.nullable(),
  /** And not after this one: set once the host's own memory of the search is not relied on. */
  upTo: Iso.nullable(),
  /** Cloud's page token. */
  token: z.string().nullable(),
  /** Data Center's offset below `upTo`. */
  startAt: z.number().int().nonnegative(),
  oldest: Iso.nullable(),
  /** The host's time of the first page. */
  startedAt: Iso.nullable(),
  /** How often in a row it had to go on without coming further. */
  stuck: z.number().int(),
});
export type Chain = z.output<typeof Chain>;

export const newChain = (floor: Date | null): Chain => ({
  floor: floor?.toISOString() ?? null,
  upTo: null,
  token: null,
  startAt: 0,
  oldest: null,
  startedAt: null,
  stuck: 0,
});

export type Question = {
  readonly project: string;
  readonly what: string;
  /** The organisation's own narrowing. */
  readonly jql: string | null;
  readonly zone: string;
  readonly fields: readonly string[];
  readonly expand: readonly string[];
  readonly size: number;
};
export type ChainPage = {
  readonly issues: readonly unknown[];
  /** Null when everything was read. */
  readonly next: Chain | null;
  readonly startedAt: Date;
  readonly updated: readonly Date[];
};

const Page = z.looseObject({
  issues: z.array(z.unknown()),
  nextPageToken: z.string().nullish(),
  isLast: z.boolean().nullish(),
  total: z.number().int().nonnegative().nullish(),
});
const Updated = z.looseObject({ fields: z.looseObject({ updated: z.unknown().optional() }) });
const MOST_STUCK = 3;

/** Reads the next page of a chain. A page token that is refused, empty or given again costs a minute of issues, not the reading. */
export async function readChain(client: Client, chain: Chain, question: Question): Promise<ChainPage> {
  try {
    return await readOnce(client, chain, question);
  } catch (error) {
    const isRefused = error instanceof SourceFailure && ["unsupported", "lost"].includes(error.kind);
    if (!isRefused || chain.token === null) throw error;
    return readOnce(client, goOnWithoutToken(chain), question);
  }
}

async function readOnce(client: Client, chain: Chain, question: Question): Promise<ChainPage> {
  const { isCloud } = client.site;
  const ask = {
    jql: jqlOf(chain, question),
    maxResults: question.size,
    fields: question.fields,
    ...(isCloud && chain.token !== null ? { nextPageToken: chain.token } : {}),
    ...(isCloud ? {} : { startAt: chain.startAt }),
    ...(question.expand.length === 0
      ? {}
      : { expand: isCloud ? question.expand.join(",") : question.expand }),
  };
  const path = isCloud ? "/search/jql" : "/search";
  const { body, at } = await client.post({ path, what: question.what, most: question.size }, ask);
  const parsed = Page.safeParse(body);
  if (!parsed.success) throw unreadable(question.what);
  const page = parsed.data;
  const updated = page.issues.flatMap((issue) => {
    const read = Updated.safeParse(issue);
    const time = read.success ? parseTime(read.data.fields.updated) : null;
    return time === null ? [] : [time];
  });
  const startedAt = chain.startedAt === null ? at : new Date(chain.startedAt);
  const oldest = [...updated, ...(chain.oldest === null ? [] : [new Date(chain.oldest)])];
  const seen: Chain = {
    ...chain,
    startedAt: startedAt.toISOString(),
    oldest: oldest.length === 0 ? null : new Date(Math.min(...oldest.map(Number))).toISOString(),
  };
  const next = isCloud
    ? afterCloud(chain, seen, page, question.zone)
    : afterServer(seen, page, question.zone);
  return { issues: page.issues, next, startedAt, updated };
}

function afterCloud(before: Chain, seen: Chain, page: z.output<typeof Page>, zone: string): Chain | null {
  const token = page.nextPageToken ?? "";
  if (page.isLast === true || (token === "" && page.isLast !== false)) return null;
  const isGood = token !== "" && token !== before.token;
  // Below a bound, what is updated meanwhile leaves the search and moves the places of the rest; its time stays right.
  if (seen.upTo !== null && minuteOf(seen.oldest, zone) !== minuteOf(seen.upTo, zone))
    return goOnWithoutToken(seen);
  if (!isGood) return goOnWithoutToken(seen);
  const stuck = page.issues.length > 0 ? 0 : seen.stuck + 1;
  if (stuck > MOST_STUCK) throw endless();
  return { ...seen, token, stuck };
}

function goOnWithoutToken(chain: Chain): Chain {
  const stuck = chain.upTo === chain.oldest ? chain.stuck + 1 : 0;
  if (stuck > MOST_STUCK) throw endless();
  return { ...chain, upTo: chain.oldest, token: null, stuck };
}

function afterServer(seen: Chain, page: z.output<typeof Page>, zone: string): Chain | null {
  const read = seen.startAt + page.issues.length;
  if (page.issues.length === 0 || read >= (page.total ?? 0)) return null;
  // An offset moves under the reader when issues change; the time of the oldest one does not.
  if (minuteOf(seen.oldest, zone) === minuteOf(seen.upTo, zone)) return { ...seen, startAt: read };
  return { ...seen, upTo: seen.oldest, startAt: 0 };
}

const minuteOf = (time: string | null, zone: string): string =>
  time === null ? "" : localMinute(new Date(time), zone, "upper");

/** The query of a chain. Times stand on the wall clock of the account. */
export function jqlOf(chain: Chain, question: Pick<Question, "project" | "jql" | "zone">): string {
  const time = (iso: string, bound: "lower" | "upper") => localMinute(new Date(iso), question.zone, bound);
  const parts = [
    scopeOf(question),
    ...(chain.floor === null ? [] : [`updated >= "${time(chain.floor, "lower")}"`]),
    ...(chain.upTo === null ? [] : [`updated <= "${time(chain.upTo, "upper")}"`]),
  ];
  return `${parts.join(" AND ")} ORDER BY updated DESC, key DESC`;
}

/** The issues of a project, as the organisation narrowed them; its own order has no say. */
export function scopeOf({ project, jql }: Pick<Question, "project" | "jql">): string {
  const own = jql?.replace(/\border\s+by\b[\s\S]*$/i, "").trim() ?? "";
  return own === "" ? `project = ${project}` : `project = ${project} AND (${own})`;
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });

const endless = (): SourceFailure =>
  new SourceFailure("malformed", "Jira promises more issues and does not give them", {
    fix: "It is asked again by itself. If it stays, rebuild the search index of this Jira.",
  });

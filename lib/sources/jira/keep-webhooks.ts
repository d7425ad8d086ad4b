import { z } from "zod";
import { isChosen } from "@/lib/core/name-pattern.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps, PageRequest, StreamPage } from "@/lib/model/connector.ts";
import { cleanText } from "./clean-text.ts";
import { type Client, openClient } from "./client.ts";
import { EMPTY_PAGE } from "./empty-page.ts";
import { parseTime } from "./parse-time.ts";
import { hookFilters, type Listed, planWebhooks } from "./plan-webhooks.ts";

/** All that an app may ask to be told of which leads to a reading. */
const EVENTS = [
  "jira:issue_created",
  "jira:issue_updated",
  "jira:issue_deleted",
  "comment_created",
  "comment_updated",
  "comment_deleted",
];
const WHAT = "the webhooks of this app";
const Cursor = z.object({ ours: z.array(z.object({ id: z.number(), filter: z.string() })) });
const Hooks = z.looseObject({
  values: z.array(
    z.looseObject({
      id: z.number(),
      jqlFilter: z.string(),
      url: z.string().nullish(),
      expirationDate: z.unknown().optional(),
    }),
  ),
  isLast: z.boolean().optional(),
});
const Projects = z.looseObject({
  values: z.array(z.looseObject({ key: z.string() })),
  isLast: z.boolean().optional(),
});
const Made = z.looseObject({
  webhookRegistrationResult: z.array(
    z.looseObject({ createdWebhookId: z.number().optional(), errors: z.array(z.string()).optional() }),
  ),
});
const SIZE = 100;
const MOST = 20_000;

/**
 * Sees to it that Jira sends messages about the chosen projects to our address: registers what is missing, takes back what is
 * wanted no more, and renews what ends soon. Reads nothing itself; its cursor tells what is registered.
 */
export async function keepWebhooks(deps: ConnectorDeps, request: PageRequest): Promise<StreamPage> {
  const url = deps.hookUrl ?? "";
  const client = await openClient(deps, request.signal);
  const { projects: include, exclude } = JiraSettings.parse(deps.settings ?? {});
  const projects = (await readAll(client, "/project/search", "the projects", Projects)).map(({ key }) => key);
  const wanted = hookFilters(projects.filter((key) => isChosen({ include, exclude }, key)));
  const listed = (await readAll(client, "/webhook", WHAT, Hooks)).map(
    ({ id, jqlFilter, url: at, expirationDate }): Listed => ({
      id,
      filter: jqlFilter,
      url: at ?? null,
      expiresAt: parseTime(expirationDate),
    }),
  );
  const plan = planWebhooks(wanted, listed, oursIn(request.cursor), { url, now: request.now });
  await drop(client, plan.drop);
  const made = await register(client, url, plan.add);
  if (plan.renew.length > 0)
    await client.send("PUT", { path: "/webhook/refresh", what: WHAT }, { webhookIds: plan.renew });
  return { ...EMPTY_PAGE, cursor: { ours: [...plan.keep, ...made] }, spent: client.spent() };
}

/** Takes back what was registered, as the cursor of `keepWebhooks` tells. */
export async function leave(
  deps: ConnectorDeps,
  cursors: ReadonlyMap<string, unknown>,
  signal: AbortSignal,
): Promise<void> {
  const ids = oursIn(cursors.get("webhook_registration")).map(({ id }) => id);
  if (ids.length > 0) await drop(await openClient(deps, signal), ids);
}

const oursIn = (cursor: unknown) => {
  const parsed = Cursor.safeParse(cursor);
  return parsed.success ? parsed.data.ours : [];
};

async function drop(client: Client, webhookIds: readonly number[]): Promise<void> {
  if (webhookIds.length > 0) await client.send("DELETE", { path: "/webhook", what: WHAT }, { webhookIds });
}

/** Jira answers 200 to what it does not register, with the reason beside each. */
async function register(client: Client, url: string, filters: readonly string[]) {
  if (filters.length === 0) return [];
  const webhooks = filters.map((jqlFilter) => ({ jqlFilter, events: EVENTS }));
  const { body } = await client.post({ path: "/webhook", what: WHAT }, { url, webhooks });
  const answer = Made.safeParse(body);
  if (!answer.success) throw unreadable(WHAT);
  const made = answer.data.webhookRegistrationResult;
  const refused = made.flatMap(({ errors }) => errors ?? [])[0];
  if (refused === undefined)
    return filters.flatMap((filter, index) => {
      const id = made[index]?.createdWebhookId;
      return id === undefined ? [] : [{ id, filter }];
    });
  // What was registered beside it is found again by its address or its filter.
  throw new SourceFailure("unsupported", `Jira registers no webhook: ${cleanText(refused, 200)}`, {
    fix: "Remove what else this app has registered on the site, or use an app of its own for this connection. Until then changes are read every ten minutes.",
  });
}

async function readAll<T>(
  client: Client,
  path: string,
  what: string,
  shape: z.ZodType<{ readonly values: readonly T[]; readonly isLast?: boolean | undefined }>,
): Promise<readonly T[]> {
  const all: T[] = [];
  for (;;) {
    const query = { startAt: all.length, maxResults: SIZE };
    const page = shape.safeParse((await client.get({ path, query, what, most: SIZE })).body);
    if (!page.success) throw unreadable(what);
    all.push(...page.data.values);
    if (page.data.values.length === 0 || page.data.isLast !== false || all.length > MOST) return all;
  }
}

const unreadable = (what: string): SourceFailure =>
  new SourceFailure("malformed", `Jira's answer about ${what} cannot be read`, {
    fix: "It is asked again by itself. If it stays, check that no proxy changes the answers.",
  });

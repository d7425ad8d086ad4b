import { createHmac } from "node:crypto";
import { z } from "zod";
import { JiraRefusal, type JiraState, jiraTime } from "@/prisma/scenarios/hosts/jira/jira-state.ts";
import type { JiraIssue } from "@/prisma/scenarios/organisation/jira-site.ts";
import { type IssueEvent, issueMessage, type SignedWebhook } from "./sign-webhook.ts";

const DAY_MS = 86_400_000;
const LIFE_MS = 30 * DAY_MS;
const MOST = 5;
const EVENTS = ["created", "updated", "deleted"].flatMap((verb) => [`jira:issue_${verb}`, `comment_${verb}`]);
const NAMES = "project|issuetype|status|assignee|reporter|issueKey";
const VALUE = String.raw`(?:"[^"]+"|[\w-]+)`;
/** The few fields and operators of the documentation; `project is not EMPTY` is none of them. */
const CLAUSE = new RegExp(
  String.raw`^(?:${NAMES})\s*(?:(?:=|!=)\s*${VALUE}|(?:not\s+)?in\s*\(\s*${VALUE}(?:\s*,\s*${VALUE})*\s*\))$`,
  "i",
);

const Add = z.strictObject({
  url: z.url(),
  webhooks: z
    .array(
      z.strictObject({
        jqlFilter: z.string().min(1),
        events: z.array(z.enum(EVENTS)).min(1),
        fieldIdsFilter: z.array(z.string()).optional(),
      }),
    )
    .min(1),
});
const Ids = z.strictObject({ webhookIds: z.array(z.number().int()).min(1) });
type Hook = {
  readonly id: number;
  readonly url: string;
  readonly jqlFilter: string;
  readonly events: readonly string[];
  until: number;
};

export type DynamicWebhooks = {
  /** What a request to `/webhook` is answered; undefined for any other path. */
  answer(asked: { readonly method: string; readonly path: string; readonly body: unknown }): unknown;
  /** The messages that go out when something happens to an issue, each to its address. */
  messages(
    id: string,
    event: IssueEvent,
    issue: JiraIssue,
  ): readonly (SignedWebhook & { readonly url: string })[];
  /** Those that have not ended. */
  registered(): readonly Readonly<Hook>[];
};

/**
 * The webhooks that an app registers for itself: five at most, all to one address, gone after thirty days unless they are
 * renewed. Their messages bring a token that is signed with the app's secret, and no signature of the body.
 */
export function makeDynamicWebhooks(state: JiraState, clientSecret: string): DynamicWebhooks {
  let hooks: Hook[] = [];
  let last = 10_000;
  const alive = (): Hook[] => {
    hooks = hooks.filter(({ until }) => state.now() < until);
    return hooks;
  };
  const parse = <T>(schema: z.ZodType<T>, body: unknown): T => {
    const parsed = schema.safeParse(body);
    if (parsed.success) return parsed.data;
    state.violate("bad-webhook-request", parsed.error.message.slice(0, 200));
    throw new JiraRefusal(400, "Invalid request payload.");
  };
  const time = (at: number): string => jiraTime(at, "UTC");

  function add(body: unknown) {
    const { url, webhooks } = parse(Add, body);
    const results = webhooks.map(({ jqlFilter, events }) => {
      const refuse = (reason: string) => ({ errors: [reason] });
      if (!CLAUSE.test(jqlFilter.trim())) return refuse(`The clause '${jqlFilter}' is not supported here.`);
      if (alive().length >= MOST) return refuse("The maximum number of webhooks is registered already.");
      if (alive().some((one) => one.url !== url)) return refuse("Only a single URL per app is allowed.");
      last += 1;
      hooks.push({ id: last, url, jqlFilter, events, until: state.now() + LIFE_MS });
      return { createdWebhookId: last };
    });
    return { webhookRegistrationResult: results };
  }

  return {
    registered: () => [...alive()],
    answer({ method, path, body }) {
      if (path === "/api/3/webhook" && method === "POST") return add(body);
      if (path === "/api/3/webhook" && method === "GET") {
        const values = alive().map(({ id, url, jqlFilter, events, until }) => {
          return { id, url, jqlFilter, events, expirationDate: time(until) };
        });
        return { maxResults: 100, startAt: 0, total: values.length, isLast: true, values };
      }
      if (path === "/api/3/webhook" && method === "DELETE") {
        const { webhookIds } = parse(Ids, body);
        hooks = hooks.filter(({ id }) => !webhookIds.includes(id));
        return null;
      }
      if (path === "/api/3/webhook/refresh" && method === "PUT") {
        const { webhookIds } = parse(Ids, body);
        const until = state.now() + LIFE_MS;
        for (const hook of alive()) if (webhookIds.includes(hook.id)) hook.until = until;
        return { expirationDate: time(until) };
      }
      return undefined;
    },
    messages(id, event, issue) {
      const key = state.site.projects.find((one) => one.id === issue.project)?.key ?? "";
      return alive()
        .filter(({ events, jqlFilter }) => events.includes(event) && jqlFilter.includes(`"${key}"`))
        .map((hook) => ({
          url: hook.url,
          body: JSON.stringify({ ...issueMessage(state, event, issue), matchedWebhookIds: [hook.id] }),
          headers: {
            "content-type": "application/json",
            "x-atlassian-webhook-identifier": `${id}-${hook.id}`,
            authorization: `Bearer ${tokenOf(clientSecret, state.now())}`,
          },
        }));
    },
  };
}

function tokenOf(secret: string, now: number): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
  const seconds = Math.floor(now / 1000);
  const signed = `${part({ typ: "JWT", alg: "HS256" })}.${part({ iat: seconds, exp: seconds + 180 })}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

import { z } from "zod";
import { isSigned } from "@/lib/core/is-signed.ts";
import type { Connector, Context, HookHead, HookMeaning } from "@/lib/model/connector.ts";
import { isSignedToken } from "./hook-signature.ts";
import { understand } from "./normalize.ts";

const SIGNATURE = /^sha256=([0-9a-f]{64})$/i;
const Id = z.union([z.string().min(1).max(100), z.number().int().nonnegative()]).transform(String);
const Body = z.looseObject({
  webhookEvent: z.string().min(1).max(200),
  issue_event_type_name: z.string().nullish(),
});
const WithIssue = z.looseObject({
  issue: z.looseObject({
    id: Id,
    key: z.string().nullish(),
    fields: z.looseObject({ project: z.looseObject({ id: Id }).nullish() }).nullish(),
  }),
});

/** Streams that are read again after a message, by how its event begins. First match counts. */
const AFTER: readonly (readonly [event: RegExp, streams: readonly string[], scope: "project" | "all"])[] = [
  [/^jira:issue_/, ["issues", "changelogs"], "project"],
  [/^comment_/, ["issues"], "project"],
  [/^sprint_/, ["sprints"], "all"],
  [/^board_/, ["boards", "sprints"], "all"],
  [/^project_/, ["projects"], "all"],
];

/**
 * Webhooks of Jira. Those that an admin made are signed with `X-Hub-Signature` over the raw bytes; those that an app registered
 * bring a token that is signed with the app's secret (developer.atlassian.com, "Webhooks", authentication for OAuth 2.0 apps).
 * But for a deletion, a message is taken as a hint to read and never as a state: messages come twice, late and in any order, and
 * do not tell which field means what.
 */
export const hook: Connector["hook"] = { isGenuine, head, understand: meaning };

function isGenuine(
  secrets: readonly string[],
  raw: Uint8Array,
  headers: Readonly<Record<string, string | undefined>>,
  now: Date,
): boolean {
  const token = /^(?:Bearer|JWT)\s+(\S+)$/i.exec(headers["authorization"] ?? "")?.[1];
  const told = SIGNATURE.exec(headers["x-hub-signature"] ?? "")?.[1];
  if (told === undefined) return token !== undefined && isSignedToken(token, secrets, now);
  return isSigned(secrets, raw, Buffer.from(told, "hex"));
}

function head(headers: Readonly<Record<string, string | undefined>>, body: unknown): HookHead | null {
  const deliveryId = headers["x-atlassian-webhook-identifier"];
  const parsed = Body.safeParse(body);
  if (!deliveryId || deliveryId.length > 200 || !parsed.success) return null;
  return { deliveryId, event: parsed.data.webhookEvent, action: parsed.data.issue_event_type_name ?? null };
}

function meaning({ event }: HookHead, body: unknown, context: Context): HookMeaning {
  const nothing = { batch: {}, unreadable: [], records: [], refresh: [], ignored: null };
  const after = AFTER.find(([pattern]) => pattern.test(event));
  if (after === undefined) return { ...nothing, ignored: `nothing is read after ${event}` };
  const [, streams, scope] = after;
  if (scope === "all") return { ...nothing, refresh: streams.map((stream) => ({ stream, scope: "" })) };
  const parsed = WithIssue.safeParse(body);
  if (!parsed.success) return { ...nothing, ignored: "the message names no issue" };
  const { issue } = parsed.data;
  if (event === "jira:issue_deleted") {
    const payload = { id: issue.id, key: issue.key ?? null };
    const records = [{ kind: "jira.deleted", externalId: `${context.host}/${issue.id}`, payload }];
    return { ...nothing, ...understand(records, context), records };
  }
  const project = issue.fields?.project?.id;
  if (project === undefined)
    return { ...nothing, ignored: "the message names no project; the next reading brings the issue" };
  return { ...nothing, refresh: streams.map((stream) => ({ stream, scope: `${context.host}/${project}` })) };
}

import { z } from "zod";
import type { Context, HookHead, HookMeaning } from "@/lib/model/connector.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { understandGithub } from "../normalize.ts";
import { RAW } from "../raw-kinds.ts";

const Id = z.union([z.number(), z.string()]);
const Told = z.record(z.string(), z.unknown());
const Body = z.object({
  repository: z.object({ id: Id, full_name: z.string() }).loose().nullish(),
  pull_request: z
    .object({ number: z.number(), user: z.unknown().optional(), created_at: z.string().nullish() })
    .loose()
    .nullish(),
  review: Told.nullish(),
  comment: Told.nullish(),
  thread: Told.nullish(),
  issue: z.object({ id: Id, number: z.number() }).loose().nullish(),
  check_run: Told.nullish(),
  workflow_run: Told.nullish(),
  release: Told.nullish(),
  sender: z.unknown().optional(),
  ref: z.string().nullish(),
});
type Body = z.output<typeof Body>;
type Said = {
  readonly records?: readonly RawRecord[];
  /** Streams of the repository that must be read. */
  readonly refresh?: readonly string[];
  /** Streams of the whole connection that must be read. */
  readonly refreshAll?: readonly string[];
  /** The branch of the repository that moved. */
  readonly pushed?: string;
  readonly ignored?: string;
};

/** What a webhook means. What it tells whole becomes rows; what it tells in part asks for a reading, which is shared by many. */
export function understandHook(head: HookHead, body: unknown, context: Context): HookMeaning {
  const read = Body.safeParse(body);
  if (!read.success) {
    const places = read.error.issues.slice(0, 3).map((issue) => issue.path.join(".") || "the body");
    const reason = `Not as expected: ${places.join(", ")}`;
    const kind = `github.webhook.${head.event}`;
    return {
      batch: {},
      records: [],
      refresh: [],
      ignored: null,
      unreadable: [{ kind, externalId: head.deliveryId, reason, payloadRef: null }],
    };
  }
  const said = sayings.get(head.event)?.(head, read.data, context) ?? {
    ignored: "Events of this kind are not used",
  };
  const records = said.records ?? [];
  const { repository } = read.data;
  const scope = repository === null || repository === undefined ? null : `${context.host}/${repository.id}`;
  return {
    ...understandGithub(records, context),
    records,
    refresh: [
      ...(scope === null ? [] : (said.refresh ?? []).map((stream) => ({ stream, scope }))),
      ...(said.refreshAll ?? []).map((stream) => ({ stream, scope: "" })),
    ],
    pushes: scope === null || said.pushed === undefined ? [] : [{ repo: scope, branch: said.pushed }],
    ignored: said.ignored ?? null,
  };
}

type Saying = (head: HookHead, body: Body, context: Context) => Said;

/** A record of the repository, or the word that something is missing. */
function record(
  kind: string,
  body: Body,
  { host }: Context,
  payload: { readonly item: unknown; readonly [said: string]: unknown },
): Said {
  const { repository } = body;
  const { item } = payload;
  if (repository === null || repository === undefined || item === null || item === undefined)
    return { ignored: "It does not say what happened to what" };
  const named = Told.safeParse(item);
  const id = named.success ? (named.data.id ?? named.data.node_id) : null;
  return {
    records: [
      {
        kind,
        externalId: typeof id === "number" || typeof id === "string" ? `${host}/${id}` : null,
        payload: { repository: repository.id, name: repository.full_name, ...payload },
      },
    ],
  };
}

const DELETED: Said = { ignored: "What was deleted stays as it was known" };
const refresh =
  (...streams: string[]): Saying =>
  () => ({ refresh: streams });
const refreshAll =
  (...streams: string[]): Saying =>
  () => ({ refreshAll: streams });
const unused =
  (reason: string): Saying =>
  () => ({ ignored: reason });

const sayings: ReadonlyMap<string, Saying> = new Map(
  Object.entries<Saying>({
    ping: unused("It only says that the webhook works"),
    pull_request: ({ action }, body, context) =>
      record(RAW.pull, body, context, { item: body.pull_request, isQueued: action === "enqueued" }),
    pull_request_review: (_head, body, context) =>
      record(RAW.review, body, context, {
        item: body.review,
        number: body.pull_request?.number,
        author: body.pull_request?.user,
        openedAt: body.pull_request?.created_at,
      }),
    pull_request_review_comment: ({ action }, body, context) =>
      action === "deleted"
        ? DELETED
        : record(RAW.reviewComment, body, context, { item: body.comment, number: body.pull_request?.number }),
    pull_request_review_thread: ({ action }, body, context) =>
      record(RAW.thread, body, context, {
        item: body.thread,
        number: body.pull_request?.number,
        author: body.sender,
        isResolved: action === "resolved",
      }),
    issues: ({ action }, body, context) =>
      action === "deleted" || action === "transferred"
        ? { ...record(RAW.deletedIssue, body, context, { item: body.issue }), refresh: ["issues"] }
        : { refresh: ["issues"] },
    issue_comment: ({ action }, body, context) =>
      action === "deleted"
        ? DELETED
        : record(RAW.issueComment, body, context, { item: body.comment, number: body.issue?.number }),
    sub_issues: refresh("issues"),
    push: (_head, { ref }) => {
      const branch = /^refs\/heads\/(.+)$/.exec(ref ?? "")?.[1];
      return branch === undefined ? { ignored: "No branch moved" } : { pushed: branch };
    },
    check_run: (_head, body, context) => record(RAW.checkRun, body, context, { item: body.check_run }),
    check_suite: unused("Its checks are told one by one"),
    workflow_run: (_head, body, context) => record(RAW.run, body, context, { item: body.workflow_run }),
    workflow_job: unused("Runs are read as a whole"),
    // Statuses come apart from their deployment, and in any order: the list tells them together.
    deployment: refresh("deployments"),
    deployment_status: refresh("deployments"),
    release: ({ action }, body, context) =>
      action === "deleted" ? DELETED : record(RAW.release, body, context, { item: body.release }),
    discussion: refresh("discussions"),
    discussion_comment: refresh("discussions"),
    repository_ruleset: refresh("rulesets"),
    repository: ({ action }, body, context) =>
      action === "deleted"
        ? { refreshAll: ["repositories"] }
        : {
            ...record(RAW.repository, body, context, { item: body.repository }),
            refreshAll: ["repositories"],
          },
    public: (_head, body, context) => record(RAW.repository, body, context, { item: body.repository }),
    installation: refreshAll("repositories"),
    installation_repositories: refreshAll("repositories"),
    member: refreshAll("teams"),
    organization: refreshAll("teams"),
    team: refreshAll("teams"),
    team_add: refreshAll("teams"),
    membership: refreshAll("teams"),
  }),
);

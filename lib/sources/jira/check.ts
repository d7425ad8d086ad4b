import { z } from "zod";
import { causeWords } from "@/lib/core/cause-words.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type CheckedCall, JiraSettings } from "@/lib/model/connection.ts";
import type { ConnectorDeps } from "@/lib/model/connector.ts";
import { type Client, openClient } from "./client.ts";
import { scopeOf } from "./search-chain.ts";

/** What the calls found so far: later ones ask about it. */
type Found = { project: string | null; issue: string | null; board: string | null };
type Probe = {
  readonly call: string;
  readonly needs: string;
  readonly costs: string;
  /** False where there is nothing to try it on. */
  readonly run: (client: Client, found: Found, settings: JiraSettings) => Promise<boolean>;
};

const Id = z.union([z.string(), z.number()]).transform(String);
const Rows = z.array(z.looseObject({ id: Id, type: z.string().optional() }));
const Lists = z.looseObject({ values: Rows.optional(), issues: Rows.optional() });

function firstId(
  body: unknown,
  isWanted: (row: { readonly type?: string | undefined }) => boolean = () => true,
) {
  const rows = Rows.safeParse(body);
  const lists = Lists.safeParse(body);
  const all = rows.success ? rows.data : lists.success ? (lists.data.values ?? lists.data.issues ?? []) : [];
  return all.find(isWanted)?.id ?? null;
}

const BROWSE = "Browse Projects (for an app: read:jira-work)";
const AGILE =
  "View boards and sprints (for an app: read:board-scope:jira-software, read:sprint:jira-software)";
const list = (path: string, costs: string): Probe => ({
  call: `GET ${path}`,
  needs: BROWSE,
  costs,
  async run(client) {
    await client.get({ path, what: `the answer of ${path}` });
    return true;
  },
});

const PROBES: readonly Probe[] = [
  {
    ...list("/myself", "Nothing can be read."),
    needs: "A credential that Jira accepts (for an app: read:jira-user)",
  },
  {
    call: "List of projects",
    needs: BROWSE,
    costs: "No project can be read.",
    async run(client, found) {
      const { isCloud } = client.site;
      const answer = await client.get({
        path: isCloud ? "/project/search" : "/project",
        ...(isCloud ? { query: { maxResults: 1 } } : {}),
        what: "the projects",
      });
      found.project = firstId(answer.body);
      if (found.project !== null) return true;
      throw new SourceFailure("permission", "The account sees no project", {
        fix: "Give the account of this connection the right to browse the projects that are to be read.",
      });
    },
  },
  {
    call: "Search of issues",
    needs: BROWSE,
    costs: "No issues: no lead times, no bugs, no links from changes to work.",
    async run(client, found, settings) {
      if (found.project === null) return false;
      const jql = `${scopeOf({ project: found.project, jql: settings.jql })} ORDER BY updated DESC`;
      const path = client.site.isCloud ? "/search/jql" : "/search";
      const answer = await client.post({ path, what: "issues" }, { jql, maxResults: 1, fields: ["updated"] });
      found.issue = firstId(answer.body);
      return true;
    },
  },
  {
    call: "Histories of issues",
    needs: BROWSE,
    costs: "No histories: no time in stages, no moves between them, no sprint scope.",
    async run(client, found) {
      if (found.issue === null) return false;
      const what = "the history of an issue";
      if (client.site.isCloud) {
        await client.post(
          { path: "/changelog/bulkfetch", what },
          { issueIdsOrKeys: [found.issue], maxResults: 1 },
        );
      } else {
        const query = { expand: "changelog", fields: "updated" };
        await client.get({ path: `/issue/${found.issue}`, query, what });
      }
      return true;
    },
  },
  list("/status", "Statuses are told by name alone; some count in the wrong stage."),
  list("/field", "Points, sprints and epics cannot be found among the site's own fields."),
  list("/issuetype", "Types cannot be shown for choosing what they count as."),
  {
    call: "List of boards",
    needs: AGILE,
    costs: "No boards and no sprints.",
    async run(client, found) {
      const answer = await client.get({
        path: "/board",
        isAgile: true,
        query: { maxResults: 50 },
        what: "the boards",
      });
      found.board = firstId(answer.body, ({ type }) => type === "scrum");
      return true;
    },
  },
  {
    call: "Sprints of a board",
    needs: AGILE,
    costs: "No sprints: no scope at their start and end.",
    async run(client, found) {
      if (found.board === null) return false;
      const path = `/board/${found.board}/sprint`;
      await client.get({ path, isAgile: true, query: { maxResults: 1 }, what: "the sprints of a board" });
      return true;
    },
  },
];

const WEBHOOKS: Probe = {
  ...list("/webhook", "Changes are seen with the next run instead of within seconds."),
  call: "Webhooks of the app",
  needs: "manage:jira-webhook",
};

/** Tries every call that collection makes. After one that shows that no other can work, the rest is not asked. */
export async function check(deps: ConnectorDeps, signal: AbortSignal): Promise<readonly CheckedCall[]> {
  const settings = JiraSettings.parse(deps.settings ?? {});
  const found: Found = { project: null, issue: null, board: null };
  const done: CheckedCall[] = [];
  let stopped: SourceFailure | null = null;
  let client: Client | null = null;
  const registers = deps.auth === "jira_oauth" && deps.hookUrl !== undefined;
  for (const { call, needs, costs, run } of registers ? [...PROBES, WEBHOOKS] : PROBES) {
    try {
      if (stopped !== null) throw stopped;
      client ??= await openClient(deps, signal);
      const isTried = await run(client, found, settings);
      done.push({ call, needs, costs, state: isTried ? "ok" : "not_used", fix: null });
    } catch (error) {
      if (!(error instanceof SourceFailure)) throw error;
      const isHere = ["permission", "lost", "unsupported"].includes(error.kind);
      if (!isHere) stopped = error;
      const fix = causeWords(error.message, error.fix ?? null);
      done.push({ call, needs, costs, state: isHere ? "missing" : "failed", fix });
    }
  }
  return done;
}

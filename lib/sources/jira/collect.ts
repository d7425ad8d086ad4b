import type { ConnectorDeps, PageRequest, Stream, StreamPage } from "@/lib/model/connector.ts";
import { keepWebhooks } from "./keep-webhooks.ts";
import { readBoards } from "./read-boards.ts";
import { readChangelogs } from "./read-changelogs.ts";
import { readIssues } from "./read-issues.ts";
import { readFields, readProjects, readStatuses } from "./read-lists.ts";
import { readPresence } from "./read-presence.ts";
import { readRemoteLinks } from "./read-remote-links.ts";
import { readSprints } from "./read-sprints.ts";

const HOUR = 3_600;

type Read = (deps: ConnectorDeps, request: PageRequest) => Promise<StreamPage>;
type Row = readonly [name: string, per: Stream["per"], rank: number, everySeconds: number, read: Read];

/** What is read, in this order. Stages need the statuses, so those come before the issues. */
const STREAMS: readonly Row[] = [
  ["projects", "connection", 0, HOUR, readProjects],
  ["statuses", "connection", 0, HOUR, readStatuses],
  ["fields", "connection", 1, 24 * HOUR, readFields],
  ["issues", "project", 2, 600, readIssues],
  ["changelogs", "project", 3, 600, readChangelogs],
  ["boards", "project", 4, 6 * HOUR, readBoards],
  ["sprints", "project", 4, HOUR, readSprints],
  ["presence", "project", 5, 24 * HOUR, readPresence],
];

/** An app tells Jira itself where to send messages; with any other way to sign in an admin does. */
const OF_APPS: readonly Row[] = [["webhook_registration", "connection", 1, HOUR, keepWebhooks]];

/** What items themselves point to is asked about those that no change names, one by one: where somebody knows which these are. */
const OF_UNNAMED: readonly Row[] = [["remote_links", "project", 6, HOUR, readRemoteLinks]];

/** The lists that Jira is read by. */
export const collect = (deps: ConnectorDeps): readonly Stream[] =>
  [
    ...STREAMS,
    ...(deps.auth === "jira_oauth" && deps.hookUrl !== undefined ? OF_APPS : []),
    ...(deps.unnamedItems === undefined ? [] : OF_UNNAMED),
  ].map(([name, per, rank, everySeconds, read]) => ({
    name,
    per,
    rank,
    everySeconds,
    resource: "jira",
    readPage: (request) => read(deps, request),
  }));

import type { z } from "zod";
import { JiraSettings } from "@/lib/model/connection.ts";
import type { Context, Understood } from "@/lib/model/connector.ts";
import type { RawRecord, Unreadable } from "@/lib/model/raw-record.ts";
import { accountOf } from "./account-of.ts";
import { BatchBuilder } from "./batch-builder.ts";
import { normalizeHistory } from "./normalize-history.ts";
import { normalizeIssue, type Reading } from "./normalize-issue.ts";
import { normalizeBoard, normalizeProject, normalizeSprint, normalizeStatus } from "./normalize-plan.ts";
import {
  BoardRecord,
  DeletedRecord,
  FieldRow,
  HistoryRecord,
  IssueRecord,
  IssueType,
  PresenceRecord,
  Project,
  RemoteLinksRecord,
  reasonOf,
  Sprint,
  Status,
} from "./schema.ts";

type Reader = (payload: unknown, batch: BatchBuilder, reading: Reading) => string | null;

/** A reader that hands on what a schema accepts and says why it refused the rest. */
const reader =
  <T extends z.ZodType>(
    schema: T,
    add: (value: z.output<T>, batch: BatchBuilder, reading: Reading) => void,
  ): Reader =>
  (payload, batch, reading) => {
    const parsed = schema.safeParse(payload);
    if (!parsed.success) return reasonOf(parsed.error);
    add(parsed.data, batch, reading);
    return null;
  };

const READERS: Readonly<Record<string, Reader>> = {
  "jira.project": reader(Project, (project, batch, { host }) => {
    batch.projects.set(project.id, normalizeProject(project, host));
  }),
  "jira.status": reader(Status, (status, batch, reading) => {
    batch.statuses.set(status.id, normalizeStatus(status, reading));
  }),
  // Kept for the page where people choose; no rows follow from them.
  "jira.field": reader(FieldRow, () => undefined),
  "jira.issue_type": reader(IssueType, () => undefined),
  "jira.issue": reader(IssueRecord, ({ issue, map, parents }, batch, reading) => {
    batch.addIssue(normalizeIssue(issue, map, parents, reading));
  }),
  "jira.history": reader(HistoryRecord, ({ issue, history, map }, batch, reading) => {
    const author = accountOf(reading.host, history["author"]);
    if (author !== null) batch.accounts.set(author.key, author);
    const entry = {
      item: `${reading.host}/${issue}`,
      id: history.id,
      at: history.created,
      author: author?.key ?? null,
      changes: history.items,
    };
    batch.addSteps(normalizeHistory(entry, map, reading));
  }),
  "jira.board": reader(BoardRecord, (record, batch, { host }) => {
    batch.boards.set(record.board.id, normalizeBoard(record, host));
  }),
  "jira.sprint": reader(Sprint, (sprint, batch, { host }) => {
    batch.sprints.set(sprint.id, normalizeSprint(sprint, host));
  }),
  "jira.remote_links": reader(RemoteLinksRecord, ({ id, pulls }, batch, { host }) => {
    batch.pointed.set(id, { item: `${host}/${id}`, pulls });
  }),
  "jira.deleted": reader(DeletedRecord, ({ id }, batch, { host }) => {
    batch.deleted.add(`${host}/${id}`);
  }),
  "jira.presence": reader(PresenceRecord, (found, batch, { host }) => {
    const { after, upTo, at } = found;
    const items = found.ids.map((id) => `${host}/${id}`);
    batch.presence.push({ project: `${host}/${found.project}`, after, upTo, at, items });
  }),
};

/** What records of Jira mean, whatever their kinds and order. A record that is none is named, and the rest stands. Pure. */
export function understand(records: readonly RawRecord[], context: Context): Understood {
  const settings = JiraSettings.parse(context.settings ?? {});
  const reading: Reading = { host: context.host, settings, stages: context.stages };
  const batch = new BatchBuilder();
  const unreadable: Unreadable[] = [];
  for (const { kind, externalId, payload } of records) {
    const read = Object.hasOwn(READERS, kind) ? READERS[kind] : undefined;
    const reason = read === undefined ? "is of a kind that nobody reads" : read(payload, batch, reading);
    if (reason !== null) {
      unreadable.push({ kind, externalId: externalId ?? "?", reason, payloadRef: null });
    }
  }
  return { batch: batch.build(), unreadable };
}

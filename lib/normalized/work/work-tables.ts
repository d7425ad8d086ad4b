import type { Board, Sprint, TrackerStatus } from "@/lib/model/sprint.ts";
import type { PointedPulls, WorkItem, WorkItemLink, WorkItemStep } from "@/lib/model/work-item.ts";
import { hostTable } from "../host-table.ts";
import { goesOn, knownFirst, newer, notOlder, orKnown } from "../merge-rules.ts";

/** What is listed again is not deleted; a message about something deleted came late. */
export const ITEMS = hostTable<WorkItem>(
  "work_item",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    [
      "connection_id",
      "uuid",
      (_row, { connectionId }) => connectionId,
      { page: knownFirst("connection_id"), message: knownFirst("connection_id") },
    ],
    ["label", "text", ({ label }) => label],
    ["project", "text", ({ project }) => project],
    ["number", "integer", ({ number }) => number],
    ["title", "text", ({ title }) => title],
    ["type_id", "text", ({ typeId }) => typeId],
    ["type_name", "text", ({ typeName }) => typeName],
    ["kind", "text", ({ kind }) => kind],
    ["level", "integer", ({ level }) => level],
    ["parent", "text", ({ parent }) => parent],
    ["status_id", "text", ({ statusId }) => statusId],
    ["status_name", "text", ({ statusName }) => statusName],
    ["stage", "text", ({ stage }) => stage],
    ["resolution", "text", ({ resolution }) => resolution],
    ["priority", "text", ({ priority }) => priority],
    ["points", "float8", ({ points }) => points],
    ["phase", "text", ({ phase }) => phase],
    ["assignee", "text", ({ assignee }) => assignee],
    ["reporter", "text", ({ reporter }) => reporter],
    ["created_at", "timestamptz(0)", ({ createdAt }) => createdAt],
    ["updated_at", "timestamptz(0)", ({ updatedAt }) => updatedAt],
    ["closed_at", "timestamptz(0)", ({ closedAt }) => closedAt],
    ["due_at", "timestamptz(0)", ({ dueAt }) => dueAt],
    ["labels", "text[]", ({ labels }) => labels],
    ["sprints", "text[]", ({ sprints }) => sprints],
    ["milestone", "text", ({ milestone }) => milestone],
    ["fields", "jsonb", ({ fields }) => ({ json: fields })],
    [
      "comment_count",
      "integer",
      ({ commentCount }) => commentCount,
      { page: orKnown("comment_count"), message: orKnown("comment_count") },
    ],
    [
      "question_count",
      "integer",
      ({ questionCount }) => questionCount,
      { page: orKnown("question_count"), message: orKnown("question_count") },
    ],
    [
      "text_words",
      "integer",
      ({ textWords }) => textWords,
      { page: orKnown("text_words"), message: orKnown("text_words") },
    ],
    [
      "has_criteria",
      "boolean",
      ({ hasCriteria }) => hasCriteria,
      { page: orKnown("has_criteria"), message: orKnown("has_criteria") },
    ],
    ["deleted_at", "timestamptz(3)", ({ deletedAt }) => deletedAt, { message: knownFirst("deleted_at") }],
    ["unread", "text[]", ({ unread }) => unread, { message: knownFirst("unread") }],
    ["flags", "text[]", ({ flags }) => flags],
  ],
  { page: notOlder, message: newer, touches: ["key"] },
);

export const STEPS = hostTable<WorkItemStep>(
  "work_item_step",
  ["item", "external_id", "field"],
  [
    ["item", "text", ({ item }) => item],
    ["external_id", "text", ({ externalId }) => externalId],
    ["field", "text", ({ field }) => field],
    ["at", "timestamptz(0)", ({ at }) => at],
    ["author", "text", ({ author }) => author],
    ["from_id", "text", ({ fromId }) => fromId],
    ["from_name", "text", ({ fromName }) => fromName],
    ["to_id", "text", ({ toId }) => toId],
    ["to_name", "text", ({ toName }) => toName],
    ["from_stage", "text", ({ fromStage }) => fromStage],
    ["to_stage", "text", ({ toStage }) => toStage],
  ],
  { touches: ["item"] },
);

export const LINKS = hostTable<WorkItemLink>(
  "work_item_link",
  ["item", "other", "kind"],
  [
    ["item", "text", ({ item }) => item],
    ["other", "text", ({ other }) => other],
    ["kind", "text", ({ kind }) => kind],
  ],
  { touches: ["item"] },
);

export type PulledRow = { readonly item: string } & PointedPulls["pulls"][number];

export const PULLED = hostTable<PulledRow>(
  "work_item_pull",
  ["item", "host", "full_name", "number"],
  [
    ["item", "text", ({ item }) => item],
    ["host", "text", ({ host }) => host],
    ["full_name", "text", ({ fullName }) => fullName],
    ["number", "integer", ({ number }) => number],
  ],
  { touches: ["item"] },
);

export type LabelRow = { readonly label: string; readonly item: string; readonly until: Date | null };

/** A name that an item has had; of two ends the later one. */
export const LABELS = hostTable<LabelRow>(
  "work_item_label",
  ["label", "item"],
  [
    ["label", "text", ({ label }) => label],
    ["item", "text", ({ item }) => item],
    ["until_at", "timestamptz(0)", ({ until }) => until],
  ],
);

export const BOARDS = hostTable<Board>(
  "board",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    ["name", "text", ({ name }) => name],
    ["kind", "text", ({ kind }) => kind],
    ["project", "text", ({ project }) => project],
    ["columns", "jsonb", ({ columns }) => ({ json: columns })],
  ],
);

export const SPRINTS = hostTable<Sprint>(
  "sprint",
  ["key"],
  [
    ["key", "text", ({ key }) => key],
    ["board", "text", ({ board }) => board, { page: orKnown("board"), message: orKnown("board") }],
    ["name", "text", ({ name }) => name],
    ["state", "text", ({ state }) => state],
    ["starts_at", "timestamptz(0)", ({ startsAt }) => startsAt],
    ["ends_at", "timestamptz(0)", ({ endsAt }) => endsAt],
    ["completed_at", "timestamptz(0)", ({ completedAt }) => completedAt],
  ],
  { message: goesOn("state", ["future", "active", "closed"]), touches: ["key"] },
);

export const STATUSES = hostTable<TrackerStatus>(
  "tracker_status",
  ["connection_id", "id"],
  [
    ["connection_id", "uuid", (_row, { connectionId }) => connectionId],
    ["id", "text", ({ id }) => id],
    ["name", "text", ({ name }) => name],
    ["category", "text", ({ category }) => category],
    ["stage", "text", ({ stage }) => stage],
  ],
  { touches: ["id"] },
);

import { z } from "zod";
import { JiraFieldMap } from "@/lib/model/connection.ts";
import { parseTime } from "./parse-time.ts";

/** Ids are texts to Jira, and numbers in some answers. */
const Id = z
  .union([z.string().regex(/^[^\s\p{C}]{1,100}$/u), z.number().int().nonnegative()])
  .transform(String);
const Text = z.string().nullish();
export const Time = z.unknown().transform((value, context) => {
  const time = parseTime(value);
  if (time !== null) return time;
  context.addIssue({ code: "custom", message: "is no time" });
  return z.NEVER;
});

/** Cloud tells `accountId`, Data Center `key` and `name`. A deleted account may have none. */
export const User = z.looseObject({
  accountId: Text,
  accountType: Text,
  key: Text,
  name: Text,
  displayName: Text,
  emailAddress: Text,
  active: z.boolean().nullish(),
});
export type User = z.output<typeof User>;

export const IssueType = z.looseObject({
  id: Id,
  name: z.string(),
  subtask: z.boolean().optional(),
  hierarchyLevel: z.number().int().min(-10).max(100).nullish(),
});
export type IssueType = z.output<typeof IssueType>;

export const Status = z.looseObject({
  id: Id,
  name: z.string().min(1),
  statusCategory: z.looseObject({ key: z.string() }).nullish(),
});
export type Status = z.output<typeof Status>;

export const FieldRow = z.looseObject({
  id: z.string().min(1),
  name: z.string(),
  custom: z.boolean().optional(),
  schema: z.looseObject({ type: z.string().optional(), custom: z.string().optional() }).optional(),
});
export type FieldRow = z.output<typeof FieldRow>;

export const Project = z.looseObject({
  id: Id,
  key: z.string().min(1).max(255),
  name: z.string(),
  projectTypeKey: Text,
});

/** What must be there for an issue to be one. Everything else is read field by field, so that one odd value costs one value. */
export const Issue = z.looseObject({
  id: Id,
  key: z.string().regex(/^[A-Z][A-Z0-9_]*-\d+$/i, "is no issue key"),
  fields: z.looseObject({
    summary: Text,
    created: Time,
    updated: Time,
    project: z.looseObject({ id: Id, key: z.string(), projectTypeKey: Text }),
    status: Status,
    issuetype: IssueType.nullish().catch(null),
  }),
});
export type Issue = z.output<typeof Issue>;

/** Where a parent is told by its key alone: its id, and the type that says how high it stands. */
export const KnownParent = z.object({ id: Id, type: IssueType.nullable() });
export type KnownParent = z.output<typeof KnownParent>;

/** An issue as it was said, with the fields that meant something then, and the parents that its keys led to. */
export const IssueRecord = z.object({
  issue: Issue,
  map: JiraFieldMap,
  parents: z.record(z.string(), KnownParent).default({}),
});

export const History = z.looseObject({ id: Id, created: Time, items: z.array(z.unknown()) });
export const HistoryRecord = z.object({ issue: Id, history: History, map: JiraFieldMap });

export const Board = z.looseObject({
  id: Id,
  name: z.string(),
  type: z.string(),
  location: z.looseObject({ projectId: Id.nullish() }).nullish(),
});
export const BoardConfiguration = z.looseObject({
  columnConfig: z
    .looseObject({
      columns: z.array(
        z.looseObject({ name: z.string(), statuses: z.array(z.looseObject({ id: Id })).default([]) }),
      ),
    })
    .nullish(),
  estimation: z.looseObject({ field: z.looseObject({ fieldId: z.string().nullish() }).nullish() }).nullish(),
});
export const BoardRecord = z.object({ board: Board, configuration: BoardConfiguration.nullable() });

export const Sprint = z.looseObject({
  id: Id,
  name: z.string(),
  state: z
    .string()
    .transform((state) => state.toLowerCase())
    .pipe(z.enum(["future", "active", "closed"])),
  startDate: z.unknown().optional(),
  endDate: z.unknown().optional(),
  completeDate: z.unknown().optional(),
  originBoardId: Id.nullish(),
});

/** What a sweep found: the numbers of a project's keys between two bounds. */
export const PresenceRecord = z.object({
  project: Id,
  after: z.number().int().nonnegative(),
  upTo: z.number().int().nonnegative().nullable(),
  at: Time,
  ids: z.array(Id),
});

/** That an issue was deleted, as a webhook told. */
export const DeletedRecord = z.object({ id: Id, key: z.string().nullable() });

/** The pull requests that an issue points to. */
export const RemoteLinksRecord = z.object({
  id: Id,
  pulls: z.array(
    z.object({ host: z.string().max(300), fullName: z.string().max(250), number: z.int().positive() }),
  ),
});

/** Why a record could not be read: where, and what is wrong there; never the value itself. */
export function reasonOf(error: z.ZodError): string {
  const first = error.issues[0];
  const place = first === undefined ? "" : first.path.map(String).join(".");
  return place === "" ? (first?.message ?? "is not readable") : `${place}: ${first?.message}`;
}

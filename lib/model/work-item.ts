export const WORK_ITEM_KINDS = [
  "initiative",
  "epic",
  "story",
  "bug",
  "incident",
  "task",
  "sub_task",
  "other",
] as const;
export type WorkItemKind = (typeof WORK_ITEM_KINDS)[number];

/** Where an item stands on its way. `waiting` is work that nobody can go on with: blocked, on hold, waiting for others. */
export const STAGES = ["backlog", "ready", "active", "waiting", "review", "done"] as const;
export type Stage = (typeof STAGES)[number];

/** An issue of a tracker. `key` is `<host>/<id>` and survives moves; `label` is what people call it today: `ED-12`, `owner/name#12`. */
export type WorkItem = {
  readonly key: string;
  readonly label: string;
  /** Project key, or repository key for issues of a code host. */
  readonly project: string;
  readonly number: number | null;
  readonly title: string;
  readonly typeId: string | null;
  readonly typeName: string | null;
  readonly kind: WorkItemKind;
  /** -1 sub-task, 0 standard, 1 epic, 2 and up above it. */
  readonly level: number;
  readonly parent: string | null;
  readonly statusId: string | null;
  readonly statusName: string | null;
  readonly stage: Stage;
  readonly resolution: string | null;
  readonly priority: string | null;
  readonly points: number | null;
  /** For a bug: where it was found. */
  readonly phase: string | null;
  readonly assignee: string | null;
  readonly reporter: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly closedAt: Date | null;
  readonly dueAt: Date | null;
  readonly labels: readonly string[];
  /** Keys of sprints it is in. */
  readonly sprints: readonly string[];
  readonly milestone: string | null;
  /** Other mapped fields by their names, project fields of the code host among them. */
  readonly fields: Readonly<Record<string, unknown>>;
  readonly commentCount: number | null;
  /** Comments that ask something, of those that were read. */
  readonly questionCount: number | null;
  /** Words of its description, which is not kept, and whether it says when the work is done; null where that was not read. */
  readonly textWords: number | null;
  readonly hasCriteria: boolean | null;
  readonly deletedAt: Date | null;
  readonly unread: readonly string[];
  readonly flags: readonly string[];
};

export const STEP_FIELDS = [
  "status",
  "assignee",
  "type",
  "priority",
  "resolution",
  "sprint",
  "points",
  "parent",
  "label",
  "other",
] as const;
export type StepField = (typeof STEP_FIELDS)[number];

/** One step of an item's history. `label` steps are moves: the item got another name. */
export type WorkItemStep = {
  readonly item: string;
  readonly externalId: string;
  readonly field: StepField;
  readonly at: Date;
  readonly author: string | null;
  readonly fromId: string | null;
  readonly fromName: string | null;
  readonly toId: string | null;
  readonly toName: string | null;
  readonly fromStage: Stage | null;
  readonly toStage: Stage | null;
};

/** The pull requests that an item itself points to: all of them. `host` and `fullName` as the address says. */
export type PointedPulls = {
  readonly item: string;
  readonly pulls: readonly { readonly host: string; readonly fullName: string; readonly number: number }[];
};

/** `kind` as the tracker names it, read from `item` to `other`: blocks, is_blocked_by, relates … */
export type WorkItemLink = { readonly item: string; readonly other: string; readonly kind: string };

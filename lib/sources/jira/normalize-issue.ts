import type { Account } from "@/lib/model/account.ts";
import type { JiraFieldMap, JiraSettings } from "@/lib/model/connection.ts";
import type { Stage, WorkItem, WorkItemLink } from "@/lib/model/work-item.ts";
import { accountOf } from "./account-of.ts";
import { cleanText } from "./clean-text.ts";
import { countComments } from "./comment-facts.ts";
import { condenseDescription } from "./description-facts.ts";
import { kindOf } from "./kind-of.ts";
import { nameOf, namesOf } from "./names-of.ts";
import { normalizeLinks } from "./normalize-links.ts";
import { parentOf } from "./parent-of.ts";
import { parsePoints } from "./parse-points.ts";
import { parseSprints } from "./parse-sprints.ts";
import { parseDay, parseTime } from "./parse-time.ts";
import type { Issue, KnownParent, Status } from "./schema.ts";
import { stageOf } from "./stage-of.ts";

export type Reading = {
  readonly host: string;
  readonly settings: JiraSettings;
  /** Stages by status id, of the statuses that were read. */
  readonly stages: ReadonlyMap<string, Stage>;
};
export type IssueRows = {
  readonly item: WorkItem;
  readonly links: readonly WorkItemLink[];
  readonly accounts: readonly Account[];
};

/** An issue in our words. What is missing or odd costs its own value and is named in `unread` or `flags`. */
export function normalizeIssue(
  issue: Issue,
  map: JiraFieldMap,
  parents: Readonly<Record<string, KnownParent>>,
  reading: Reading,
): IssueRows {
  const { host, settings } = reading;
  const { fields } = issue;
  const key = `${host}/${issue.id}`;
  const type = fields.issuetype ?? null;
  const stage = stageIn(fields.status, reading);
  const assignee = accountOf(host, fields["assignee"]);
  const reporter = accountOf(host, fields["reporter"]);
  const points = pointsIn(fields, map);
  const sprints = parseSprints(map.sprint === null ? null : fields[map.sprint]);
  const comments = countComments(fields["comment"]);
  const text = condenseDescription(fields["description"]);
  const { links, unread } = normalizeLinks(host, key, fields["issuelinks"]);
  const parent = parentOf({ id: issue.id, type, fields }, map, parents);
  const closedAt = stage === "done" ? closedIn(fields) : null;
  const flags = [
    points.flag,
    parent.flag,
    type === null ? "type_unknown" : null,
    fields.updated < fields.created ? "updated_before_created" : null,
    closedAt !== null && closedAt < fields.created ? "closed_before_created" : null,
    stage === "done" && closedAt === null ? "closed_without_time" : null,
  ];
  const item: WorkItem = {
    key,
    label: issue.key.toUpperCase(),
    project: `${host}/${fields.project.id}`,
    number: numberIn(issue.key),
    title: cleanText(fields.summary ?? "", 5_000),
    typeId: type?.id ?? null,
    typeName: type === null ? null : cleanText(type.name, 200),
    kind: kindOf(type, settings.types).kind,
    level: kindOf(type, settings.types).level,
    parent: parent.id === null ? null : `${host}/${parent.id}`,
    statusId: fields.status.id,
    statusName: cleanText(fields.status.name, 200),
    stage,
    resolution: nameOf(fields["resolution"]),
    priority: nameOf(fields["priority"]),
    points: points.points,
    phase: map.phase === null ? null : nameOf(fields[map.phase]),
    assignee: assignee?.key ?? null,
    reporter: reporter?.key ?? null,
    createdAt: fields.created,
    updatedAt: fields.updated,
    closedAt,
    dueAt: parseDay(fields["duedate"]),
    labels: namesOf(fields["labels"]),
    sprints: sprints.ids.map((id) => `${host}/${id}`),
    milestone: namesOf(fields["fixVersions"])[0] ?? null,
    fields: {
      components: namesOf(fields["components"]),
      fixVersions: namesOf(fields["fixVersions"]),
      projectType: fields.project.projectTypeKey ?? null,
    },
    commentCount: comments.total,
    questionCount: comments.questions,
    textWords: text === null ? 0 : (text?.words ?? null),
    hasCriteria: text === null ? false : (text?.hasCriteria ?? null),
    deletedAt: null,
    unread: [
      ...(comments.isPartial ? ["comments"] : []),
      ...(sprints.unread > 0 ? ["sprints"] : []),
      ...(unread > 0 ? ["links"] : []),
    ],
    flags: flags.filter((flag) => flag !== null),
  };
  return { item, links, accounts: [assignee, reporter].filter((one) => one !== null) };
}

/** The stage of a status: chosen by a person, else as the statuses that were read have it, else by name and category. */
export function stageIn(status: Status, { settings, stages }: Omit<Reading, "host">): Stage {
  const chosen = Object.hasOwn(settings.stages, status.id) ? settings.stages[status.id] : undefined;
  return chosen ?? stages.get(status.id) ?? stageOf(status.name, status.statusCategory?.key ?? null);
}

/** The first of the fields for points that holds a number; a flag only where none does. */
function pointsIn(
  fields: Readonly<Record<string, unknown>>,
  map: JiraFieldMap,
): ReturnType<typeof parsePoints> {
  const read = map.points.map((id) => parsePoints(fields[id]));
  return (
    read.find(({ points }) => points !== null) ??
    read.find(({ flag }) => flag !== null) ?? { points: null, flag: null }
  );
}

const closedIn = (fields: Readonly<Record<string, unknown>>): Date | null =>
  parseTime(fields["resolutiondate"]) ?? parseTime(fields["statuscategorychangedate"]);

function numberIn(key: string): number | null {
  const number = Number(key.slice(key.lastIndexOf("-") + 1));
  return Number.isSafeInteger(number) && number <= 2_147_483_647 ? number : null;
}

import type { JiraBoard, JiraIssue, JiraSprint } from "../jira-site.ts";
import { STATUS } from "./jira-vocabulary.ts";
import { change } from "./make-jira-issues.ts";
import { DAY, HOUR, seconds, WEEK, type World } from "./world.ts";

type Stay = { issue: JiraIssue; from: number };

/**
 * Two-week sprints over the whole story. An issue enters the sprint in which it is begun, mostly before that starts, and is
 * carried to the next while it is not done. Writes the steps into the issues' changelogs.
 */
export function planSprints(world: World, board: JiraBoard, issues: readonly JiraIssue[]): JiraSprint[] {
  const sprints: JiraSprint[] = [];
  const rng = world.rng.fork(`sprints/${board.id}`);
  let carried: JiraIssue[] = [];
  const waiting = issues
    .filter((issue) => startOf(issue) !== null)
    .toSorted((a, b) => (startOf(a) ?? 0) - (startOf(b) ?? 0));
  for (let startsAt = world.start; startsAt < world.now + 2 * WEEK; startsAt += 2 * WEEK) {
    const endsAt = startsAt + 2 * WEEK - HOUR;
    const id = world.id("sprint");
    const fresh = waiting.filter((issue) => within(startOf(issue), startsAt, endsAt));
    const stays: Stay[] = [
      ...carried.map((issue) => ({ issue, from: startsAt - HOUR / 2 })),
      ...fresh.map((issue) => enter(issue, startsAt, rng.chance(0.75))),
    ].filter((stay) => stay.from < world.now);
    const name = `Sprint ${sprints.length + 1}`;
    for (const { issue, from } of stays) record(world, issue, { id, name, from: seconds(from) }, sprints);
    const isFuture = startsAt > world.now;
    const isOver = endsAt <= world.now;
    sprints.push({
      id,
      board: board.id,
      name,
      state: isFuture ? "future" : isOver ? "closed" : "active",
      startsAt: isFuture ? null : startsAt,
      endsAt: isFuture ? null : endsAt,
      completedAt: isOver ? endsAt : null,
      goal: "Ship it",
      atStart: isFuture ? [] : stays.filter((stay) => stay.from <= startsAt).map((stay) => stay.issue.id),
      atEnd: isOver ? stays.filter((stay) => stay.from <= endsAt).map((stay) => stay.issue.id) : [],
    });
    carried = stays
      .map((stay) => stay.issue)
      .filter((issue) => issue.resolvedAt === null || issue.resolvedAt > endsAt);
    carried = carried.filter(() => rng.chance(0.8));
  }
  return sprints;
}

/** When work on it began. */
const startOf = (issue: JiraIssue): number | null =>
  issue.histories.find((step) =>
    step.items.some((item) => item.fieldId === "status" && item.to === STATUS.active),
  )?.at ?? null;
const within = (at: number | null, from: number, to: number): boolean => at !== null && at >= from && at < to;

function enter(issue: JiraIssue, startsAt: number, isPlanned: boolean): Stay {
  const planned = startsAt - DAY;
  const first = Math.max(issue.createdAt + HOUR, planned);
  return { issue, from: isPlanned ? first : Math.max(first, (startOf(issue) ?? startsAt) - HOUR) };
}

function record(
  world: World,
  issue: JiraIssue,
  into: { id: number; name: string; from: number },
  known: readonly JiraSprint[],
): void {
  const before = issue.sprints;
  const names = before.map((id) => known.find((sprint) => sprint.id === id)?.name ?? "");
  const item = change(
    "Sprint",
    "customfield_10020",
    [before.join(", "), names.join(", ")],
    [[...before, into.id].join(", "), [...names, into.name].join(", ")],
  );
  const step = { id: String(world.id("jira-history")), author: issue.reporter, at: into.from, items: [item] };
  Object.assign(issue, { sprints: [...before, into.id] });
  issue.histories = [...issue.histories, step].toSorted((a, b) => a.at - b.at || Number(a.id) - Number(b.id));
  issue.updatedAt = Math.max(issue.updatedAt, into.from);
}

import type { JiraChange, JiraHistory, JiraIssue, JiraProject, JiraUser } from "../jira-site.ts";
import { STATUS, STATUSES, TYPE, TYPES } from "./jira-vocabulary.ts";
import { teamAt } from "./make-teams.ts";
import { NOUNS, PLACES, VERBS } from "./names.ts";
import { DAY, HOUR, seconds, type World } from "./world.ts";

/** Makes the issues of one project with the truth about each: an initiative, epics below it, and the work below those. */
export function makeIssues(
  world: World,
  project: JiraProject,
  count: number,
  users: readonly JiraUser[],
  into: JiraIssue[],
): void {
  const rng = world.rng.fork(`jira/${project.key}`);
  const members = users.filter(
    (user) =>
      user.person !== null &&
      (project.team === null || teamAt(world.teams, user.person, world.now)?.id === project.team),
  );
  const staff = members.length > 0 ? members : users.slice(0, 3);
  const isDesk = project.type === "service_desk";
  const upper = isDesk ? 0 : 1 + Math.max(1, Math.floor(count / 18));
  const span = (world.now - world.start) / count;
  const mine: JiraIssue[] = [];
  for (let place = 0; place < count; place += 1) {
    const above = upper === 0 ? undefined : mine[place < upper ? 0 : 1 + rng.between(0, upper - 2)];
    const standard = mine.at(-1);
    const isSub = place > upper + 2 && standard?.type === TYPE.story && rng.chance(0.12);
    const type =
      place === 0 && !isDesk
        ? TYPE.initiative
        : place < upper
          ? TYPE.epic
          : isSub
            ? TYPE.subtask
            : typeOf(rng.next(), isDesk);
    const createdAt = seconds(
      world.start + (place < upper ? place * HOUR : place * span + rng.between(0, span * 0.9)),
    );
    const parent = place === 0 ? null : isSub ? standard : above;
    mine.push(
      makeIssue(world, project, { place, type, createdAt, parent: parent?.id ?? null }, staff, users),
    );
  }
  into.push(...mine);
}

const typeOf = (roll: number, isDesk: boolean): string => {
  if (isDesk) return roll < 0.5 ? TYPE.incident : TYPE.bug;
  return roll < 0.55 ? TYPE.story : roll < 0.8 ? TYPE.bug : TYPE.task;
};

type Draft = { place: number; type: string; createdAt: number; parent: string | null };

function makeIssue(
  world: World,
  project: JiraProject,
  draft: Draft,
  staff: readonly JiraUser[],
  users: readonly JiraUser[],
): JiraIssue {
  const rng = world.rng.fork(`issue/${project.key}/${draft.place}`);
  const id = String(world.id("jira-issue"));
  const level = TYPES.find((type) => type.id === draft.type)?.level ?? 0;
  const assignee = rng.chance(0.9) ? rng.pick(staff) : null;
  const isDesk = project.type === "service_desk";
  const reporter = isDesk ? (users.at(-1) ?? null) : rng.pick(staff);
  const histories: JiraHistory[] = [];
  let at = draft.createdAt;
  let status: string = STATUS.todo;
  const say = (author: JiraUser | null, items: JiraChange[]): void => {
    histories.push({ id: String(world.id("jira-history")), author: author?.accountId ?? null, at, items });
  };
  const go = (to: string, hours: number): boolean => {
    const next = seconds(at + hours * HOUR);
    if (next >= world.now) return false;
    at = next;
    say(assignee ?? reporter, [change("status", "status", [status, nameOf(status)], [to, nameOf(to)])]);
    status = to;
    return true;
  };
  const points = level === 0 && rng.chance(0.8) ? rng.pick([1, 2, 3, 5, 8]) : null;
  at = seconds(at + HOUR);
  if (assignee !== null && at < world.now) {
    say(reporter, [change("assignee", "assignee", [null, null], [assignee.accountId, assignee.displayName])]);
  }
  if (points !== null && at < world.now)
    say(assignee, [change("Story Points", "customfield_10016", [null, null], [null, String(points)])]);
  const isAlive =
    level >= 1
      ? go(STATUS.active, 24) && rng.chance(0.4) && go(STATUS.done, 24 * world.size.days * 0.6)
      : walk(rng.next, isDesk, go);
  const comments = Array.from({ length: rng.chance(0.5) ? rng.between(1, 4) : 0 }, () => {
    const isQuestion = rng.chance(0.3);
    return {
      id: String(world.id("jira-comment")),
      author: rng.pick(staff).accountId,
      text: isQuestion ? "What should happen when the cart is empty?" : "Agreed, will do it this way.",
      at: seconds(Math.min(at, draft.createdAt + rng.between(1, 60) * HOUR)),
      isQuestion,
    };
  });
  const isDone = isAlive && status === STATUS.done;
  return {
    id,
    key: `${project.key}-${draft.place + 1}`,
    previousKeys: [],
    project: project.id,
    summary: `${rng.pick(VERBS)} ${rng.pick(NOUNS)} ${rng.pick(PLACES)}`,
    description: rng.chance(0.7)
      ? `As a customer I want the ${rng.pick(NOUNS)} to work ${rng.pick(PLACES)}.`
      : null,
    type: draft.type,
    parent: draft.parent,
    status,
    resolution: isDone ? (rng.chance(0.93) ? "Done" : "Won't Do") : null,
    priority: rng.pick(["1", "2", "3", "3", "4"]),
    points,
    phase: draft.type === TYPE.bug ? rng.pick(["Review", "Test", "Production"]) : null,
    assignee: assignee?.accountId ?? null,
    reporter: reporter?.accountId ?? null,
    createdAt: draft.createdAt,
    updatedAt: Math.max(at, draft.createdAt, ...comments.map((comment) => comment.at)),
    resolvedAt: isDone ? at : null,
    dueOn: rng.chance(0.2) ? new Date(draft.createdAt + 30 * DAY).toISOString().slice(0, 10) : null,
    labels: rng.chance(0.3) ? [rng.pick(["auth", "speed", "debt"])] : [],
    sprints: [],
    links: [],
    comments,
    histories,
    isDeleted: false,
  };
}

/** The way of one piece of work through the statuses, with its detours. */
function walk(next: () => number, isDesk: boolean, go: (to: string, hours: number) => boolean): boolean {
  const hours = (most: number): number => 1 + Math.floor(next() * next() * most);
  if (!go(STATUS.ready, hours(400)) || !go(STATUS.active, hours(200))) return false;
  const detour = isDesk ? STATUS.waiting : STATUS.blocked;
  if (next() < 0.18 && !(go(detour, hours(60)) && go(STATUS.active, hours(90)))) return false;
  if (!go(STATUS.review, hours(160))) return false;
  if (next() < 0.15 && !(go(STATUS.active, hours(20)) && go(STATUS.review, hours(40)))) return false;
  return go(STATUS.done, hours(80));
}

const nameOf = (id: string): string => STATUSES.find((status) => status.id === id)?.name ?? id;

type Side = readonly [id: string | null, text: string | null];
export const change = (field: string, fieldId: string, from: Side, to: Side): JiraChange => ({
  field,
  fieldId,
  from: from[0],
  fromString: from[1],
  to: to[0],
  toText: to[1],
});

import type { Sprint, SprintSnapshot } from "@/lib/model/sprint.ts";
import type { StepField, WorkItem, WorkItemStep } from "@/lib/model/work-item.ts";

/** An item as it is now, with its steps of the fields sprint, points and status, in any order. */
export type SprintItem = Pick<
  WorkItem,
  "key" | "createdAt" | "deletedAt" | "sprints" | "points" | "stage"
> & {
  readonly steps: readonly WorkItemStep[];
};

/**
 * What was in a sprint when it began and when it ended, from the histories of its items and never from what is in it today.
 * `items`: all that are in the sprint now or have a step that names it. A sprint that has not begun has no snapshot, one that
 * has not ended no end; what lies after `asOf` is not known yet.
 */
export function sprintSnapshots(
  sprint: Sprint,
  items: readonly SprintItem[],
  asOf: Date,
): readonly SprintSnapshot[] {
  const end = sprint.completedAt ?? (sprint.state === "closed" ? sprint.endsAt : null);
  const moments = [
    ["start", sprint.state === "future" ? null : sprint.startsAt],
    ["end", end],
  ] as const;
  return moments.flatMap(([moment, at]) =>
    at === null || at > asOf ? [] : snapshot(sprint, moment, at, items),
  );
}

function snapshot(
  sprint: Sprint,
  moment: SprintSnapshot["moment"],
  at: Date,
  items: readonly SprintItem[],
): readonly SprintSnapshot[] {
  return items
    .filter((item) => item.createdAt <= at && (item.deletedAt === null || item.deletedAt > at))
    .filter((item) => sprintsAt(item, at).includes(sprint.key))
    .map((item) => ({
      sprint: sprint.key,
      moment,
      item: item.key,
      at,
      points: pointsAt(item, at),
      stage: stageAt(item, at),
    }))
    .toSorted((a, b) => (a.item < b.item ? -1 : 1));
}

/** The last step up to a moment, or the first one after it: what it led to, or what it led from, was the state then. */
function stateAt(
  item: SprintItem,
  field: StepField,
  at: Date,
): { readonly step: WorkItemStep; readonly isAfter: boolean } | null {
  const steps = item.steps
    .filter((step) => step.field === field)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime() || byId(a.externalId, b.externalId));
  const before = steps.findLast((step) => step.at <= at);
  const [first] = steps;
  if (before !== undefined) return { step: before, isAfter: true };
  return first === undefined ? null : { step: first, isAfter: false };
}

/** Numbers by their value, so that the tenth step of a second comes after the ninth. */
const byId = (a: string, b: string): number => a.localeCompare(b, "en", { numeric: true });

function sprintsAt(item: SprintItem, at: Date): readonly string[] {
  const state = stateAt(item, "sprint", at);
  if (state === null) return item.sprints;
  const list = state.isAfter ? state.step.toId : state.step.fromId;
  return list === null ? [] : list.split(",");
}

function pointsAt(item: SprintItem, at: Date): number | null {
  const state = stateAt(item, "points", at);
  if (state === null) return item.points;
  const text = state.isAfter ? state.step.toName : state.step.fromName;
  const points = text === null || text.trim() === "" ? Number.NaN : Number(text);
  return Number.isFinite(points) && points >= 0 ? points : null;
}

function stageAt(item: SprintItem, at: Date): SprintSnapshot["stage"] {
  const state = stateAt(item, "status", at);
  return (state === null ? null : state.isAfter ? state.step.toStage : state.step.fromStage) ?? item.stage;
}

import { expect, test } from "vitest";
import type { Sprint } from "@/lib/model/sprint.ts";
import type { StepField, WorkItemStep } from "@/lib/model/work-item.ts";
import { type SprintItem, sprintSnapshots } from "./sprint-snapshots.ts";

const day = (number: number): Date => new Date(Date.UTC(2026, 10, number));
const sprint: Sprint = {
  key: "j/37",
  board: "j/5",
  name: "Sprint 12",
  state: "closed",
  startsAt: day(2),
  endsAt: day(16),
  completedAt: day(17),
};
let last = 0;
const step = (field: StepField, at: Date, from: string | null, to: string | null): WorkItemStep => {
  last += 1;
  const stages =
    field === "status" ? { fromStage: "ready", toStage: "done" } : { fromStage: null, toStage: null };
  const base = { item: "j/1", externalId: String(last), field, at, author: null };
  return { ...base, fromId: from, fromName: from, toId: to, toName: to, ...stages } as WorkItemStep;
};
const item = (steps: readonly WorkItemStep[], now: Partial<SprintItem> = {}): SprintItem => ({
  key: "j/1",
  createdAt: day(1),
  deletedAt: null,
  sprints: [],
  points: null,
  stage: "ready",
  steps,
  ...now,
});
const told = (one: SprintItem, of: Sprint = sprint, asOf = day(30)) =>
  sprintSnapshots(of, [one], asOf).map(({ moment, points, stage }) => [moment, points, stage]);

test("an item that was put in before the start and done inside is in both, with its points and stage of then", () => {
  const steps = [
    step("sprint", day(1), null, "j/37"),
    step("points", day(1), null, "3"),
    step("points", day(5), "3", "8"),
    step("status", day(10), "ready", "done"),
  ];
  expect(told(item(steps, { sprints: ["j/37"], points: 8, stage: "done" }))).toEqual([
    ["start", 3, "ready"],
    ["end", 8, "done"],
  ]);
});

test.each<[name: string, steps: WorkItemStep[], now: Partial<SprintItem>, moments: string[]]>([
  ["was put in after the start", [step("sprint", day(5), null, "j/37")], {}, ["end"]],
  ["was taken out before the end", [step("sprint", day(5), "j/36,j/37", "j/36")], {}, ["start"]],
  [
    "was carried on and is in the next one today",
    [step("sprint", day(20), "j/37", "j/37,j/38")],
    {},
    ["start", "end"],
  ],
  ["was made in the sprint and never moved", [], { sprints: ["j/37"], createdAt: day(3) }, ["end"]],
  ["was deleted in between", [step("sprint", day(1), null, "j/37")], { deletedAt: day(9) }, ["start"]],
  ["is in another sprint whose id begins alike", [step("sprint", day(1), null, "j/370")], {}, []],
])("an item that %s", (_name, steps, now, moments) => {
  expect(told(item(steps, now)).map(([moment]) => moment)).toEqual(moments);
});

test("steps of one second count in the order of their numbers, whatever order they come in", () => {
  const first = { ...step("sprint", day(1), null, "j/37"), externalId: "9" };
  const second = { ...step("sprint", day(1), "j/37", null), externalId: "10" };
  expect(told(item([second, first]))).toEqual([]);
});

test("a sprint without dates, a future one and one that is not read up to its end tell only what is known", () => {
  const inside = item([], { sprints: ["j/37"] });
  expect(told(inside, { ...sprint, startsAt: null, endsAt: null, completedAt: null })).toEqual([]);
  expect(told(inside, { ...sprint, state: "future", completedAt: null })).toEqual([]);
  expect(told(inside, sprint, day(10)).map(([moment]) => moment)).toEqual(["start"]);
  expect(told(inside, { ...sprint, state: "active", completedAt: null }).map(([moment]) => moment)).toEqual([
    "start",
  ]);
});

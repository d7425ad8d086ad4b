import { expect, test } from "vitest";
import { isUpkeepLabel, type SayingItem, saysOf, workKindOfItems } from "./says-of.ts";

const item = (over: Partial<SayingItem>): SayingItem => ({
  kind: "other",
  typeName: null,
  labels: [],
  ...over,
});

test.each([
  { kind: "bug" },
  { kind: "incident" },
  { kind: "task", typeName: "Problem" },
  { labels: ["money", "Bug"] },
  { labels: ["kind/regression"] },
  { labels: ["sev1"] },
  { labels: ["severity: 2"] },
  { kind: "story", labels: ["defect"] },
] as const)("%o reports something broken", (over) => {
  expect(saysOf(item(over))).toBe("corrective");
});

test.each([
  { kind: "story" },
  { kind: "task", labels: ["security"] },
  { typeName: "Vulnerability" },
] as const)("%o is a piece of work", (over) => {
  expect(saysOf(item(over))).toBe("work");
});

test.each([
  { kind: "task" },
  { labels: ["debug", "bugs bunny", "several", "not a defect"] },
  { kind: "sub_task", typeName: "Sub-task" },
] as const)("%o is neither", (over) => {
  expect(saysOf(item(over))).toBe("other");
});

test("labels of upkeep are those of four kinds, by themselves", () => {
  expect(["chore", "type: ci", "kind/build", "Style"].map(isUpkeepLabel)).toEqual([true, true, true, true]);
  expect(["choreography", "social", "build failure", "lifestyle"].map(isUpkeepLabel)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test("a story makes a feature, something broken a fix, and other items nothing", () => {
  const [story, bug, task] = [item({ kind: "story" }), item({ kind: "bug" }), item({ kind: "task" })];
  expect([[story, bug], [task, bug], [task], []].map(workKindOfItems)).toEqual([
    "feature",
    "fix",
    null,
    null,
  ]);
  expect(workKindOfItems([item({ kind: "story", labels: ["bug"] })])).toBe("fix");
});

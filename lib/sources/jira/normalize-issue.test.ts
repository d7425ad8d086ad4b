import { describe, expect, test } from "vitest";
import type { Stage } from "@/lib/model/work-item.ts";
import { item, MAP, type Options } from "./normalize.examples.ts";

describe("issues", () => {
  test.each<[name: string, fields: object, want: object]>([
    ["a number", { customfield_10016: 5 }, { points: 5, flags: [] }],
    ["nothing", { customfield_10016: null }, { points: null, flags: [] }],
    ["a number in a text", { customfield_10016: "5" }, { points: 5, flags: [] }],
    ["a decimal comma", { customfield_10016: "0,5" }, { points: 0.5, flags: [] }],
    ["less than nothing", { customfield_10016: -3 }, { points: null, flags: ["points_negative"] }],
    ["a billion", { customfield_10016: 1e9 }, { points: null, flags: ["points_too_large"] }],
    ["a duration", { customfield_10016: "1w 2d" }, { points: null, flags: ["points_unreadable"] }],
    [
      "another type than before",
      { customfield_10016: { id: "1" } },
      { points: null, flags: ["points_unreadable"] },
    ],
    ["a field that was removed", {}, { points: null, flags: [] }],
  ])("points that are %s", (_name, fields, want) => {
    expect(item(fields)).toMatchObject(want);
  });

  test("fields of another site, and those that a person chose, are read by their own ids", () => {
    const map = { ...MAP, points: ["customfield_2"] };
    expect(item({ customfield_2: 8, customfield_10016: 1 }, { map }).points).toBe(8);
  });

  test.each<[name: string, value: unknown, ids: string[], unread: string[]]>([
    ["objects", [{ id: 37, name: "Sprint 12", state: "active", boardId: 5 }], ["j/37"], []],
    [
      "texts of old versions",
      ["com.atlassian.greenhopper.service.sprint.Sprint@1f[id=37,rapidViewId=5,name=A, id=9,state=ACTIVE]"],
      ["j/37"],
      [],
    ],
    [
      "twelve of them",
      Array.from({ length: 12 }, (_, id) => ({ id: id + 1 })),
      Array.from({ length: 12 }, (_, id) => `j/${id + 1}`),
      [],
    ],
    ["one without dates", [{ id: 4, name: "Later" }], ["j/4"], []],
    ["one that is unreadable", [{ id: 4 }, "Sprint 5"], ["j/4"], ["sprints"]],
    ["none", null, [], []],
  ])("sprints: %s", (_name, value, sprints, unread) => {
    expect(item({ customfield_10020: value })).toMatchObject({ sprints, unread });
  });

  test.each<[name: string, id: string, options: Options, stage: Stage]>([
    ["by name and category", "3", {}, "active"],
    [
      "as the statuses that were read have it: renamed, in another category",
      "3",
      { stages: [["3", "review"]] },
      "review",
    ],
    [
      "as a person chose, above all else",
      "3",
      { stages: [["3", "review"]], settings: { stages: { 3: "waiting" } } },
      "waiting",
    ],
    [
      "by id where two statuses have one name",
      "4",
      {
        stages: [
          ["3", "review"],
          ["4", "active"],
        ],
      },
      "active",
    ],
  ])("the stage of a status: %s", (_name, id, options, stage) => {
    expect(
      item({ status: { id, name: "In Progress", statusCategory: { key: "indeterminate" } } }, options).stage,
    ).toBe(stage);
  });

  test.each<[name: string, category: string, stage: Stage]>([
    ["Backlog", "new", "backlog"],
    ["Selected for Development", "new", "ready"],
    ["In Progress", "indeterminate", "active"],
    ["Blocked", "indeterminate", "waiting"],
    ["On hold", "new", "waiting"],
    ["Waiting for customer", "indeterminate", "waiting"],
    ["Selected for Development", "indeterminate", "ready"],
    ["Ready for review", "indeterminate", "review"],
    ["Ready to deploy", "indeterminate", "waiting"],
    ["Code review", "indeterminate", "review"],
    ["In QA", "indeterminate", "review"],
    ["Blockiert", "indeterminate", "waiting"],
    ["Won't do", "done", "done"],
    ["Archived", "undefined", "done"],
    ["進行中", "indeterminate", "active"],
  ])("status %s of category %s", (name, key, stage) => {
    expect(item({ status: { id: "9", name, statusCategory: { key } } }).stage).toBe(stage);
  });

  test.each<[type: object, kind: string, level: number]>([
    [{ id: "1", name: "Story", subtask: false, hierarchyLevel: 0 }, "story", 0],
    [{ id: "1", name: "[System] Incident", subtask: false, hierarchyLevel: 0 }, "incident", 0],
    [{ id: "1", name: "Fehler", subtask: false }, "bug", 0],
    [{ id: "1", name: "Sub-bug", subtask: true, hierarchyLevel: -1 }, "bug", -1],
    [{ id: "1", name: "Thema", subtask: false, hierarchyLevel: 3 }, "initiative", 3],
    [{ id: "1", name: "Epic", subtask: false }, "epic", 1],
    [{ id: "1", name: "Sub-task", subtask: true }, "sub_task", -1],
    [{ id: "1", name: "Risk", subtask: false }, "other", 0],
    [{ id: "77", name: "Story", subtask: false }, "incident", 0],
  ])("type %j", (issuetype, kind, level) => {
    expect(item({ issuetype }, { settings: { types: { 77: "incident" } } })).toMatchObject({ kind, level });
  });
});

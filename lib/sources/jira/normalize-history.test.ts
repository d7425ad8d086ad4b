import { describe, expect, test } from "vitest";
import { entry, move, read, steps } from "./normalize.examples.ts";

describe("changelogs", () => {
  test("an issue that moved keeps its id, and the move is a step to another label", () => {
    const moved = entry([
      { field: "Key", fieldId: "Key", from: null, fromString: "ABC-1", to: null, toString: "XYZ-9" },
    ]);
    expect(steps([moved])).toMatchObject([
      { item: "j/10002", field: "label", fromName: "ABC-1", toName: "XYZ-9" },
    ]);
  });

  test("twice, out of order, in milliseconds: each step once, at its own time", () => {
    const late = entry([move("3", "5")], { id: "8", created: 1_762_779_600_000 });
    const found = steps([late, entry([move("1", "3")]), late]);
    expect(found.map(({ externalId, at }) => [externalId, at.toISOString()])).toEqual([
      ["8", "2025-11-10T13:00:00.000Z"],
      ["7", "2026-11-02T09:00:00.000Z"],
    ]);
  });

  test("a first step that does not begin at the beginning says where it came from", () => {
    expect(
      steps([entry([move("3", "5")])], {
        stages: [
          ["3", "active"],
          ["5", "done"],
        ],
      }),
    ).toMatchObject([{ fromId: "3", fromStage: "active", toId: "5", toStage: "done" }]);
  });

  test("a status that changes to itself is no step", () => {
    expect(steps([entry([move("3", "3")])])).toEqual([]);
  });

  test("a change whose end is missing is not taken for a function that every object has", () => {
    const [step] = steps([
      entry([{ field: "assignee", fieldId: "assignee", from: "mia", fromString: "Mia", to: null }]),
    ]);
    expect(step).toMatchObject({ fromId: "j/mia", toId: null, toName: null });
  });

  test("sprints, parents and texts: keys of ours, and never what people wrote", () => {
    const found = steps([
      entry([
        { field: "Sprint", fieldId: "customfield_10020", from: "36", to: "36, 37", toString: "A, B" },
        { field: "description", fieldId: "description", fromString: "secret plan", toString: "public plan" },
        { field: "Epic Link", fieldId: "customfield_10014", from: null, to: "9001", toString: "ED-100" },
      ]),
    ]);
    expect(found.map(({ field, toId, toName }) => [field, toId, toName])).toEqual([
      ["sprint", "j/36,j/37", "A, B"],
      ["other", null, "description"],
      ["parent", "j/9001", "ED-100"],
    ]);
  });

  test("ten thousand entries are ten thousand steps", () => {
    const many = Array.from({ length: 10_000 }, (_, id) => entry([move("1", "3")], { id: String(id) }));
    expect(steps(many)).toHaveLength(10_000);
  });

  test.each<[name: string, payload: unknown]>([
    ["without a time", entry([], { created: null })],
    ["whose items are no list", entry("none")],
  ])("an entry %s is refused", (_name, payload) => {
    expect(read("jira.history", [payload]).unreadable).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { item, read, record } from "./normalize.examples.ts";

describe("parents", () => {
  const epic = {
    id: "9001",
    key: "ED-100",
    fields: { issuetype: { id: "1", name: "Epic", hierarchyLevel: 1 } },
  };
  test.each<[name: string, fields: object, parents: object, parent: string | null, flags: string[]]>([
    ["told with its id", { parent: epic }, {}, "j/9001", []],
    [
      "named by an epic link",
      { customfield_10014: "ED-100" },
      { "ED-100": { id: "9001", type: null } },
      "j/9001",
      [],
    ],
    [
      "named by a link of plans",
      { customfield_10018: { data: { key: "IN-1" } } },
      { "IN-1": { id: "8", type: null } },
      "j/8",
      [],
    ],
    ["named and nowhere to be found", { customfield_10014: "ED-404" }, {}, null, ["parent_unresolved"]],
    [
      "hidden behind a licence",
      { customfield_10018: { showField: false, nonEditableReason: {} } },
      {},
      null,
      [],
    ],
    ["itself", { parent: { id: "10002", key: "ED-1" } }, {}, null, ["own_parent"]],
  ])("a parent that is %s", (_name, fields, parents, parent, flags) => {
    expect(item(fields, { parents })).toMatchObject({ parent, flags });
  });

  test("two epics that name each other are parents of none", () => {
    const type = { id: "1", name: "Epic", subtask: false };
    const a = record(
      { issuetype: type, customfield_10014: "ED-2" },
      { id: "1", key: "ED-1", parents: { "ED-2": { id: "2", type } } },
    );
    const b = record(
      { issuetype: type, customfield_10014: "ED-1" },
      { id: "2", key: "ED-2", parents: { "ED-1": { id: "1", type } } },
    );
    const { batch } = read("jira.issue", [a, b]);
    expect(batch.workItems?.map(({ parent, flags }) => [parent, flags])).toEqual([
      [null, ["parent_not_above"]],
      [null, ["parent_not_above"]],
    ]);
  });
});

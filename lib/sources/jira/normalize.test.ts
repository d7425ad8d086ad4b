import { describe, expect, test } from "vitest";
import { item, read, record } from "./normalize.examples.ts";

describe("people, times and refusals", () => {
  test.each<[name: string, user: unknown, assignee: string | null, account: object | undefined]>([
    ["nobody", null, null, undefined],
    ["one whose id is null", { accountId: null, displayName: "Mia" }, null, undefined],
    ["one whose id is withheld", { accountId: "unknown", displayName: "Former user" }, null, undefined],
    [
      "one whose account was deleted",
      { accountId: "5b", displayName: "Former user", active: false },
      "j/5b",
      { kind: "ghost", isActive: false },
    ],
    [
      "an automation",
      { accountId: "557", accountType: "app", displayName: "Automation for Jira", active: true },
      "j/557",
      { kind: "automation" },
    ],
    [
      "an agent",
      { accountId: "712", accountType: "app", displayName: "Rovo Dev", active: true },
      "j/712",
      { kind: "agent" },
    ],
    [
      "a customer",
      { accountId: "qm:1", accountType: "customer", displayName: "Carla", active: true },
      "j/qm:1",
      { kind: "human" },
    ],
    [
      "a user of Data Center",
      { key: "JIRAUSER1", name: "mia", displayName: "Mia", emailAddress: "Mia@X.org", active: true },
      "j/JIRAUSER1",
      { login: "mia", email: "mia@x.org" },
    ],
  ])("an assignee who is %s", (_name, assignee, key, account) => {
    const { batch } = read("jira.issue", [record({ assignee })]);
    expect(batch.workItems?.[0]?.assignee).toBe(key);
    if (account === undefined) expect(batch.accounts).toBeUndefined();
    else expect(batch.accounts).toMatchObject([account]);
  });

  test("two people of one display name stay two", () => {
    const two = [
      { accountId: "a", displayName: "Mia" },
      { accountId: "b", displayName: "Mia" },
    ];
    const { batch } = read("jira.issue", [record({ assignee: two[0], reporter: two[1] })]);
    expect(batch.accounts?.map(({ key }) => key)).toEqual(["j/a", "j/b"]);
  });

  test.each<[name: string, fields: object, want: object]>([
    [
      "with its offset",
      { created: "2026-10-25T02:30:00.000+0200" },
      { createdAt: new Date("2026-10-25T00:30:00Z") },
    ],
    ["as milliseconds", { created: 1_762_779_600_000 }, { createdAt: new Date(1_762_779_600_000) }],
    ["a date without time", { duedate: "2026-11-30" }, { dueAt: new Date("2026-11-30T00:00:00Z") }],
    ["a date that is none", { duedate: "2026-02-30" }, { dueAt: null }],
    [
      "an update before the beginning",
      { updated: "2026-10-01T00:00:00.000+0000" },
      { flags: ["updated_before_created"] },
    ],
    [
      "an end before the beginning",
      {
        status: { id: "5", name: "Done", statusCategory: { key: "done" } },
        resolutiondate: "2026-10-01T00:00:00.000+0000",
      },
      { flags: ["closed_before_created"] },
    ],
    [
      "done, and nobody says when",
      { status: { id: "5", name: "Done", statusCategory: { key: "done" } } },
      { closedAt: null, flags: ["closed_without_time"] },
    ],
    [
      "in the year 2099",
      { updated: "2099-01-01T00:00:00.000+0000" },
      { updatedAt: new Date("2099-01-01T00:00:00Z") },
    ],
  ])("a time %s", (_name, fields, want) => {
    expect(item(fields)).toMatchObject(want);
  });

  test.each<[name: string, payload: unknown, reason: string]>([
    ["that is null", null, "Invalid input: expected object, received null"],
    [
      "without a status",
      record({ status: null }),
      "issue.fields.status: Invalid input: expected object, received null",
    ],
    [
      "without an offset in its time",
      record({ created: "2026-11-01 09:12" }),
      "issue.fields.created: is no time",
    ],
    ["that cannot be named", record({}, { key: "hello" }), "issue.key: is no issue key"],
  ])("an issue %s is refused with its reason, and the rest of the page stands", (_name, payload, reason) => {
    const { batch, unreadable } = read("jira.issue", [payload, record({})]);
    expect(batch.workItems).toHaveLength(1);
    expect(unreadable).toEqual([{ kind: "jira.issue", externalId: "j/1", reason, payloadRef: null }]);
  });

  test("twice in one page: the newer reading counts; texts that no store takes are cleaned", () => {
    const older = record({ summary: "old", updated: "2026-11-09T10:00:00.000+0000" });
    const { batch } = read("jira.issue", [record({ summary: "n\u0000ew \ud800" }), older]);
    expect(batch.workItems).toHaveLength(1);
    expect(batch.workItems?.[0]?.title).toBe("new \ufffd");
  });
});

test("what was deleted is named by its key; a sweep by the numbers it covers", () => {
  const at = "2026-11-02T09:00:00.000Z";
  expect(read("jira.deleted", [{ id: "7", key: null }]).batch.deletedItems).toEqual(["j/7"]);
  expect(read("jira.presence", [{ project: "1", after: 0, upTo: 9, at, ids: ["3"] }]).batch.presence).toEqual(
    [{ project: "j/1", after: 0, upTo: 9, at: new Date(at), items: ["j/3"] }],
  );
});

test("a record of a kind that nobody reads is named, not dropped", () => {
  expect(read("jira.surprise", [{}]).unreadable).toMatchObject([
    { reason: "is of a kind that nobody reads" },
  ]);
});

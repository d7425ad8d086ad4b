import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import type { HostBatch } from "@/lib/model/host-batch.ts";
import type { RawRecord } from "@/lib/model/raw-record.ts";
import { condenseHistory } from "./condense-history.ts";
import { understand } from "./normalize.ts";

/** Answers that real sites gave, Cloud and Server; left out where the folder is not on this machine. */
const folder = process.env["ASSAY_RECORDED"];
const MAP = {
  points: ["customfield_10105"],
  sprint: "customfield_10020",
  epicLink: "customfield_10700",
  parentLink: "customfield_10018",
  phase: null,
};
const Rows = z.array(z.looseObject({}));
const WithChangelog = z.looseObject({
  id: z.string(),
  changelog: z.looseObject({ total: z.number(), histories: z.array(z.unknown()) }).optional(),
});

const parse = (path: string): unknown => JSON.parse(readFileSync(join(folder ?? "", "jira", path), "utf8"));
const go = (file: string): unknown => parse(`jira-go/testing/mock-data/${file}`);
const rows = (body: unknown, key?: string) => {
  const list = key === undefined ? body : z.looseObject({ [key]: z.unknown() }).parse(body)[key];
  return Rows.parse(list);
};
const filed = (kind: string, payloads: readonly unknown[]): RawRecord[] =>
  payloads.map((payload, index) => ({ kind, externalId: `j/${index}`, payload }));
const read = (records: readonly RawRecord[]) =>
  understand(records, { host: "j", settings: {}, stages: new Map() });
function whole(records: readonly RawRecord[]): HostBatch {
  const { batch, unreadable } = read(records);
  expect(unreadable).toEqual([]);
  return batch;
}

/** Every issue that was recorded, in folders below folders. */
function issueFiles(path: string): string[] {
  return readdirSync(join(folder ?? "", "jira", path)).flatMap((name) => {
    const here = `${path}/${name}`;
    if (statSync(join(folder ?? "", "jira", here)).isDirectory()) return issueFiles(here);
    return /\/SP-\d+\.json$/.test(here) ? [here] : [];
  });
}

describe.skipIf(folder === undefined)("recorded answers of Jira (needs ASSAY_RECORDED)", () => {
  test("Cloud: every issue with its changelog is understood, entry by entry", () => {
    const files = issueFiles("jirametrics");
    expect(files.length).toBeGreaterThan(10);
    for (const file of files) {
      const issue = WithChangelog.parse(parse(file));
      const batch = whole(filed("jira.issue", [{ issue, map: MAP, parents: {} }]));
      expect(batch.workItems, file).toHaveLength(1);
      expect(batch.workItems?.[0]).toMatchObject({ flags: [], unread: [], key: `j/${issue.id}` });
      const histories = issue.changelog?.histories ?? [];
      expect(histories).toHaveLength(issue.changelog?.total ?? 0);
      const kept = histories
        .map((entry) => condenseHistory("j", issue.id, entry, MAP))
        .filter((one) => one !== null);
      const moves = JSON.stringify(histories).match(/"field":"status"/g)?.length ?? 0;
      const steps = whole(kept).steps ?? [];
      expect(
        steps.filter(({ field }) => field === "status"),
        file,
      ).toHaveLength(moves);
      expect(steps.every(({ author }) => author !== null)).toBe(true);
    }
  });

  test("Cloud: statuses get their stages, and a kanban board its columns", () => {
    const statuses = whole(
      filed("jira.status", rows(parse("jirametrics/spec/testdata/sample_statuses.json"))),
    ).statuses;
    expect(statuses?.map(({ name, stage }) => [name, stage])).toEqual([
      ["In Progress", "active"],
      ["Backlog", "backlog"],
      ["Selected for Development", "ready"],
      ["Done", "done"],
      ["Review", "review"],
      ["FakeBacklog", "backlog"],
    ]);
    const configuration = parse("jirametrics/spec/testdata/sample_board_1_configuration.json");
    const board = { id: 1, name: "SP board", type: "kanban", location: { projectId: 10_000 } };
    const [told] = whole(filed("jira.board", [{ board, configuration }])).boards ?? [];
    expect(told).toMatchObject({ key: "j/1", project: "j/10000", kind: "kanban" });
    expect(told?.columns.map(({ name }) => name)).toEqual([
      "Backlog",
      "Ready",
      "In Progress",
      "Review",
      "Done",
    ]);
  });

  test("Server: hundreds of projects, statuses without a category, sprints with and without dates", () => {
    const projects = rows(go("all_projects.json"));
    expect(whole(filed("jira.project", projects)).projects).toHaveLength(projects.length);
    const statuses = rows(go("all_statuses.json"));
    expect(whole(filed("jira.status", statuses)).statuses).toHaveLength(statuses.length);
    const sprints = whole(filed("jira.sprint", rows(go("sprints.json"), "values"))).sprints ?? [];
    expect(sprints.map(({ state, startsAt }) => [state, startsAt?.toISOString() ?? null]).slice(2)).toEqual([
      ["closed", "2016-06-01T07:06:00.000Z"],
      ["active", "2016-06-20T20:24:39.000Z"],
      ["future", null],
      ["future", null],
    ]);
    const boards = rows(go("all_boards.json"), "values").map((board) => ({ board, configuration: null }));
    expect(whole(filed("jira.board", boards)).boards).toHaveLength(boards.length);
    expect(whole(filed("jira.field", rows(go("all_fields.json"))))).toEqual({});
  });

  test("Server: an issue with its epic's key, its points and its people by name", () => {
    const [issue] = rows(go("issues_in_sprint.json"), "issues");
    const type = { id: "6", name: "Epic", subtask: false };
    const batch = whole(
      filed("jira.issue", [{ issue, map: MAP, parents: { "AR-37": { id: "11900", type } } }]),
    );
    expect(batch.workItems?.[0]).toMatchObject({
      label: "AR-86",
      points: 13,
      parent: "j/11900",
      assignee: "j/mister.morris",
      stage: "ready",
      resolution: "Done",
      createdAt: new Date("2015-12-02T15:39:15Z"),
      closedAt: null,
    });
  });

  // Another reader asked without the project, and left some times out.
  const withoutProject = "issue.fields.project: Invalid input: expected object, received undefined";
  test.each([
    // Two of its four have one id.
    ["issues.json", "jira.issue", 3, []],
    ["issues_from_board.json", "jira.issue", 0, [withoutProject]],
    ["issues_with_additional_fields.json", "jira.issue", 0, [withoutProject]],
    ["issues_with_pull_requests.json", "jira.issue", 0, ["issue.fields.created: is no time"]],
    ["project_version_issues.json", "jira.issue", 0, [withoutProject]],
    ["projects.json", "jira.project", 3, []],
    ["sprints.json", "jira.sprint", 1, []],
    ["boards.json", "jira.board", 3, []],
    ["boards_unique.json", "jira.board", 1, []],
  ])(
    "%s, shortened by another reader, is understood, or refused in words",
    (file, kind, rowsMade, refused) => {
      const said = rows(JSON.parse(readFileSync(join(folder ?? "", "faros/jira", file), "utf8")));
      const around: Readonly<Record<string, (row: object) => object>> = {
        "jira.issue": (issue) => ({ issue, map: MAP, parents: {} }),
        "jira.board": (board) => ({ board, configuration: null }),
      };
      const { batch, unreadable } = read(filed(kind, said.map(around[kind] ?? ((row) => row))));
      const { workItems, projects, sprints, boards } = batch;
      expect((workItems ?? projects ?? sprints ?? boards ?? []).length).toBe(rowsMade);
      expect([...new Set(unreadable.map(({ reason }) => reason))]).toEqual(refused);
    },
  );

  test("Server: one project, boards and sprints that were asked for by a filter, and a board's columns", () => {
    expect(whole(filed("jira.project", [go("project.json")])).projects).toHaveLength(1);
    const sprints = rows(go("sprints_filtered.json"), "values");
    expect(whole(filed("jira.sprint", sprints)).sprints).toHaveLength(sprints.length);
    const boards = rows(go("all_boards_filtered.json"), "values");
    const configuration = go("board_configuration.json");
    const told =
      whole(
        filed(
          "jira.board",
          boards.map((board) => ({ board, configuration })),
        ),
      ).boards ?? [];
    expect(told).toHaveLength(boards.length);
    expect(told.every(({ columns }) => columns.length > 0)).toBe(true);
  });

  test("what is no record of its kind is refused with a reason, whatever it is", () => {
    const odd = [
      "no_role.json",
      "no_permissionscheme.json",
      "favourite_filters.json",
      "remote_links.json",
    ].map(go);
    for (const kind of [
      "jira.issue",
      "jira.history",
      "jira.sprint",
      "jira.board",
      "jira.status",
      "jira.project",
    ]) {
      const { batch, unreadable } = read(filed(kind, odd));
      expect(batch).toEqual({});
      expect(unreadable).toHaveLength(odd.length);
      expect(unreadable.every(({ reason }) => reason.length > 5)).toBe(true);
    }
  });
});

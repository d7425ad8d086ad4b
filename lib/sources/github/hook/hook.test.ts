import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { asGraphql, CONTEXT, MERGED, restPull, type Told } from "@/tests/support/github-told.ts";
import { githubConnector } from "../connector.ts";

const { hook } = githubConnector;
const raw = Buffer.from('{"zen":"keep it simple"}');
const sign = (secret: string, body: Buffer = raw) => createHmac("sha256", secret).update(body).digest("hex");
const NOW = new Date("2026-11-02T10:00:00Z");
const signed = (value: string) => ({ "x-hub-signature-256": value });

describe("whether a webhook is genuine", () => {
  test("98: each of two live secrets is good", () => {
    for (const secret of ["old", "new"])
      expect(hook.isGenuine(["old", "new"], raw, signed(`sha256=${sign(secret)}`), NOW)).toBe(true);
  });
  test.each([
    ["no signature", {}],
    ["a wrong one", signed(`sha256=${sign("other")}`)],
    ["SHA-1 alone", { "x-hub-signature": `sha1=${createHmac("sha1", "old").update(raw).digest("hex")}` }],
    ["two in one header", signed(`sha256=${sign("old")}, sha256=${sign("old")}`)],
    ["half a signature", signed(`sha256=${sign("old").slice(0, 32)}`)],
    ["no algorithm", signed(sign("old"))],
  ])("98: %s is refused", (_name, headers) => {
    expect(hook.isGenuine(["old"], raw, headers, NOW)).toBe(false);
  });
  test("98: upper-case hex is the same bytes", () => {
    expect(hook.isGenuine(["old"], raw, signed(`sha256=${sign("old").toUpperCase()}`), NOW)).toBe(true);
  });
  test("99: one space more is another body", () => {
    const headers = signed(`sha256=${sign("old")}`);
    expect(hook.isGenuine(["old"], Buffer.concat([raw, Buffer.from(" ")]), headers, NOW)).toBe(false);
  });
  test("an empty secret signs nothing", () => {
    expect(hook.isGenuine([""], raw, signed(`sha256=${sign("")}`), NOW)).toBe(false);
    expect(hook.isGenuine([], raw, signed(`sha256=${sign("old")}`), NOW)).toBe(false);
  });
});

test("104: a delivery without a name, or an event, is none", () => {
  const headers = { "x-github-delivery": "72d3162e-cc78-11e3", "x-github-event": "issues" };
  const head = { deliveryId: "72d3162e-cc78-11e3", event: "issues" };
  expect(hook.head(headers, { action: "opened" })).toEqual({ ...head, action: "opened" });
  expect(hook.head(headers, "nothing")).toEqual({ ...head, action: null });
  expect(hook.head({ "x-github-event": "issues" }, {})).toBeNull();
  expect(hook.head({ ...headers, "x-github-event": "../x" }, {})).toBeNull();
});

const repository = { id: 500, full_name: "shop/till", private: true };
const meaning = (event: string, action: string | null, body: Told) =>
  hook.understand({ deliveryId: "d", event, action }, { action, repository, ...body }, CONTEXT);

describe("what a webhook means", () => {
  test("a pull request is the row that a reading gives", () => {
    const told = meaning("pull_request", "closed", { pull_request: restPull(), number: 12 });
    expect(told.batch.pullRequests).toEqual(asGraphql().batch.pullRequests);
    expect([told.refresh, told.ignored, told.records[0]!.externalId]).toEqual([[], null, "github.com/7001"]);
  });

  test("rebuilt from its records, it means the same", () => {
    const told = meaning("pull_request", "closed", { pull_request: restPull() });
    expect(githubConnector.understand(told.records, CONTEXT).batch).toEqual(told.batch);
  });

  const comment = {
    id: 5,
    node_id: "C5",
    body: "Why twice?",
    created_at: MERGED,
    updated_at: MERGED,
    user: { login: "Ben", id: 12, type: "User" },
  };
  const cases: [string, string, Told, string, Told][] = [
    [
      "pull_request_review_comment",
      "created",
      { pull_request: restPull(), comment: { ...comment, path: "a.ts", line: 3 } },
      "comments",
      { kind: "review", number: 12, isQuestion: true },
    ],
    [
      "issue_comment",
      "created",
      { issue: { id: 9, number: 4 }, comment },
      "comments",
      { kind: "talk", number: 4 },
    ],
    [
      "pull_request_review_thread",
      "resolved",
      {
        pull_request: restPull(),
        sender: { login: "Ben", id: 12 },
        thread: { node_id: "T1", comments: [{ path: "a.ts", line: 3, position: 1 }] },
      },
      "threads",
      { externalId: "T1", isResolved: true, resolvedBy: "github.com/12" },
    ],
    [
      "check_run",
      "completed",
      {
        check_run: {
          node_id: "CR_8",
          id: 8,
          head_sha: "a".repeat(40),
          name: "unit",
          status: "completed",
          conclusion: "success",
        },
      },
      "checks",
      { name: "unit", conclusion: "success" },
    ],
    [
      "workflow_run",
      "completed",
      {
        workflow_run: {
          id: 9,
          run_attempt: 2,
          head_sha: "a".repeat(40),
          name: "ci",
          event: "push",
          status: "completed",
          conclusion: "failure",
          created_at: MERGED,
          updated_at: MERGED,
        },
      },
      "runs",
      { attempt: 2, conclusion: "failure" },
    ],
    [
      "release",
      "published",
      { release: { id: 6, tag_name: "v1", created_at: MERGED, published_at: MERGED } },
      "releases",
      { tag: "v1" },
    ],
    [
      "repository",
      "renamed",
      { repository: { ...repository, full_name: "shop/checkout" } },
      "repositories",
      { key: "github.com/500", fullName: "shop/checkout" },
    ],
  ];
  test.each(cases)("%s %s", (event, action, body, list, row) => {
    const told = meaning(event, action, body);
    expect(told.unreadable).toEqual([]);
    expect(told.batch[list as "comments"]).toEqual([expect.objectContaining(row)]);
  });

  test.each([
    ["deployment_status", "created", [{ stream: "deployments", scope: "github.com/500" }]],
    ["issues", "labeled", [{ stream: "issues", scope: "github.com/500" }]],
    ["discussion", "answered", [{ stream: "discussions", scope: "github.com/500" }]],
    ["repository_ruleset", "edited", [{ stream: "rulesets", scope: "github.com/500" }]],
    ["installation", "suspend", [{ stream: "repositories", scope: "" }]],
    ["installation", "unsuspend", [{ stream: "repositories", scope: "" }]],
    ["installation", "deleted", [{ stream: "repositories", scope: "" }]],
    ["installation_repositories", "removed", [{ stream: "repositories", scope: "" }]],
    ["repository", "deleted", [{ stream: "repositories", scope: "" }]],
    ["membership", "added", [{ stream: "teams", scope: "" }]],
    ["team", "edited", [{ stream: "teams", scope: "" }]],
  ])("%s %s asks for a reading", (event, action, refresh) => {
    expect(meaning(event, action, {}).refresh).toEqual(refresh);
  });

  test("a push says which branch moved; one of a tag says nothing", () => {
    const pushed = meaning("push", null, { ref: "refs/heads/release/1.x", deleted: false });
    expect(pushed).toMatchObject({ records: [], refresh: [], ignored: null, unreadable: [] });
    expect(pushed.pushes).toEqual([{ repo: "github.com/500", branch: "release/1.x" }]);
    expect(meaning("push", null, { ref: "refs/tags/v1" })).toMatchObject({
      pushes: [],
      ignored: "No branch moved",
    });
  });

  test("an issue that was deleted or moved away is gone under its id", () => {
    for (const action of ["deleted", "transferred"])
      expect(meaning("issues", action, { issue: { id: 77, number: 3 } }).batch.deletedItems).toEqual([
        "github.com/77",
      ]);
  });

  test("102: ping, unknown events and names of the language itself lead to nothing, with a word why", () => {
    for (const event of ["ping", "push", "watch", "constructor", "to_string"])
      expect(meaning(event, null, {})).toMatchObject({
        records: [],
        refresh: [],
        ignored: expect.stringMatching(/\w/) as string,
      });
  });
  test("a known event with an unknown action is read all the same", () => {
    expect(meaning("pull_request", "blessed", { pull_request: restPull() }).batch.pullRequests).toHaveLength(
      1,
    );
  });
  test.each<[string, unknown]>([
    ["a text", "x"],
    ["a list", []],
    ["an odd repository", { repository: 4 }],
    ["an odd pull request", { repository, pull_request: { number: "x" } }],
  ])("106: %s as body is put aside, and nothing else happens", (_name, body) => {
    const told = hook.understand({ deliveryId: "d9", event: "pull_request", action: null }, body, CONTEXT);
    expect(told.records).toEqual([]);
    expect(told.unreadable.length + (told.ignored === null ? 0 : 1)).toBe(1);
  });
});

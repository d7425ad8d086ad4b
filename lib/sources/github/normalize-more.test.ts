import { describe, expect, test } from "vitest";
import { asGraphql, asRest, record, restPull, type Told, understood } from "@/tests/support/github-told.ts";
import { RAW } from "./raw-kinds.ts";

const event = (type: string, at: number, over: Told = {}): Told => ({
  __typename: type,
  id: `E${at}`,
  createdAt: `2026-03-02T10:00:${String(at).padStart(2, "0")}Z`,
  actor: { __typename: "User", login: "Ada", databaseId: 11 },
  ...over,
});
const eventsOf = (...nodes: (Told | null)[]) =>
  (asGraphql({ timelineItems: { totalCount: nodes.length, nodes } }).batch.events ?? []).map(
    ({ kind, actor, subject }) => ({ kind, actor, subject }),
  );
const pull = (over: Told) => asGraphql(over).batch.pullRequests![0]!;

describe("events", () => {
  test("25: draft and ready ten times over", () => {
    const told = Array.from({ length: 20 }, (_, at) =>
      event(at % 2 === 0 ? "ConvertToDraftEvent" : "ReadyForReviewEvent", at),
    );
    expect(eventsOf(...told).map(({ kind }) => kind)).toEqual(
      told.map((_, at) => (at % 2 === 0 ? "draft" : "ready")),
    );
  });
  test("26 and 27: reopened five times, merged and merged again", () => {
    const reopened = Array.from({ length: 5 }, (_, at) => event("ReopenedEvent", at));
    expect(eventsOf(...reopened)).toHaveLength(5);
    expect(eventsOf(event("MergedEvent", 1), event("MergedEvent", 2))).toHaveLength(2);
  });
  test("34: a team that was asked, and one that is gone", () => {
    const asked = { __typename: "Team", slug: "till", databaseId: 9 };
    expect(
      eventsOf(
        event("ReviewRequestedEvent", 1, { requestedReviewer: asked }),
        event("ReviewRequestedEvent", 2, { requestedReviewer: null }),
        event("ReviewRequestedEvent", 3, {
          requestedReviewer: { __typename: "User", login: "Ben", databaseId: 12 },
        }),
      ).map(({ subject }) => subject),
    ).toEqual(["team:till", null, "github.com/12"]);
  });
  test("42: the merge queue acts under its own account", () => {
    const queue = { __typename: "Bot", login: "github-merge-queue", databaseId: 118344674 };
    expect(eventsOf(event("AddedToMergeQueueEvent", 1, { actor: queue }))).toEqual([
      { kind: "queued", actor: "github.com/118344674", subject: null },
    ]);
    expect(pull({ isInMergeQueue: true, state: "OPEN", mergedAt: null, closedAt: null }).isQueued).toBe(true);
  });
  test("a kind that nobody knows yet, and a node that is withheld, harm nothing", () => {
    expect(eventsOf(event("TeleportedEvent", 1), null)).toEqual([
      { kind: "other", actor: "github.com/11", subject: null },
    ]);
  });
});

describe("commits and branches", () => {
  test.each([
    ["absent", undefined, null],
    ["null", null, null],
    ["40 hex", "d".repeat(40), "d".repeat(40)],
    ["64 hex", "e".repeat(64), "e".repeat(64)],
    ["upper case", "AB".repeat(20), "ab".repeat(20)],
  ])("28: a merge commit %s", (_name, oid, kept) => {
    expect(pull({ mergeCommit: oid === undefined ? null : { oid } }).mergeSha).toBe(kept);
  });
  test("28: a merge commit that is none is put aside", () => {
    expect(asGraphql({ mergeCommit: { oid: "main" } }).unreadable).toHaveLength(1);
  });
  test("28: the trial merge of an open pull request is not its merge", () => {
    const open = asRest({ state: "open", merged: false, merged_at: null, closed_at: null });
    expect(open.batch.pullRequests![0]).toMatchObject({ state: "open", mergeSha: null, closedAt: null });
  });
  test("29: a branch that was deleted keeps its name", () => {
    expect(pull({ baseRefName: "gone" }).baseBranch).toBe("gone");
  });
  test("30: a fork that was deleted is still a fork", () => {
    const head = { ref: "patch-1", sha: "a".repeat(40), repo: null };
    expect(asRest({ head }).batch.pullRequests![0]).toMatchObject({
      isFromFork: true,
      headBranch: "patch-1",
    });
  });
  test("44: ten pull requests share one head", () => {
    const ten = Array.from({ length: 10 }, (_, at) =>
      record(RAW.pull, { item: restPull({ id: at + 1, number: at + 1 }) }),
    );
    expect(understood(...ten).batch.pullRequests).toHaveLength(10);
  });
});

test("33: labels beyond a hundred, with commas, quotes and line ends", () => {
  const names = [...Array.from({ length: 120 }, (_, at) => `l${at}`), "a,b", 'say "x"', "two\nlines", "a,b"];
  const labels = { totalCount: names.length, nodes: [...names.map((name) => ({ name })), null] };
  expect(pull({ labels }).labels).toHaveLength(123);
});

describe("repositories", () => {
  const repository = (over: Told) =>
    understood({
      kind: RAW.repository,
      externalId: "github.com/500",
      payload: { item: { id: 500, full_name: "shop/till", private: true, size: 9, ...over } },
    }).batch.repositories![0]!;
  test("35, 36 and 37: renamed, transferred or made public, it keeps its key", () => {
    expect(repository({ full_name: "other/checkout", private: false })).toMatchObject({
      key: "github.com/500",
      fullName: "other/checkout",
      isPrivate: false,
    });
  });
  test("38 and 39: archived, and empty", () => {
    const born = "2026-01-01T00:00:00Z";
    expect(repository({ archived: true }).isArchived).toBe(true);
    expect(repository({ size: 0, pushed_at: born, created_at: born }).isEmpty).toBe(true);
    expect(repository({ size: 0, pushed_at: "2026-01-02T00:00:00Z", created_at: born }).isEmpty).toBe(false);
  });
  test("40: two of the same name are two", () => {
    const one = repository({ full_name: "a/till" });
    const other = repository({ id: 501, full_name: "b/till" });
    expect(one.key).not.toBe(other.key);
  });
});

test("43: trailers that are none are text like any other", () => {
  const body = `${"Co-authored-by: nobody\n".repeat(200)}Co-authored-by: <>`;
  expect(pull({ body }).body).toBe(body);
});

test("45: fields that nobody knows yet pass, and optional ones may be missing", () => {
  expect(asGraphql({ novelty: { a: 1 }, authorAssociation: "VISITOR" }).unreadable).toEqual([]);
  const bare = {
    id: 1,
    number: 3,
    state: "open",
    created_at: "2026-03-02T09:00:00Z",
    updated_at: "2026-03-02T09:00:00Z",
  };
  expect(understood(record(RAW.pull, { item: bare })).unreadable).toEqual([]);
});

test("one record that cannot be read is named, and the others stand", () => {
  const told = understood(
    record(RAW.pull, { item: restPull() }),
    record(RAW.pull, { item: { id: {} } }, "github.com/bad"),
    record("github.novelty", {}, "github.com/new"),
    { kind: RAW.pull, externalId: null, payload: null },
  );
  expect(told.batch.pullRequests).toHaveLength(1);
  expect(told.unreadable.map(({ externalId }) => externalId)).toEqual([
    "github.com/bad",
    "github.com/new",
    "unknown",
  ]);
  expect(told.unreadable.every(({ reason }) => reason.length > 5)).toBe(true);
});

test("a roster that was not read to its end says nothing of who left", () => {
  const team = {
    databaseId: 3,
    slug: "till",
    name: "Till",
    members: { nodes: [{ login: "Ada", databaseId: 11 }] },
  };
  const told = (unread: string[]) =>
    understood({ kind: RAW.team, externalId: null, payload: { node: team, unread } }).batch;
  expect(told([]).rosters).toEqual([{ team: "github.com/3", accounts: ["github.com/11"] }]);
  expect(told(["members"]).rosters).toBeUndefined();
});

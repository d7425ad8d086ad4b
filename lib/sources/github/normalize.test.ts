import { describe, expect, test } from "vitest";
import type { PullRequest } from "@/lib/model/pull-request.ts";
import {
  asGraphql,
  asRest,
  graphqlPull,
  MERGED,
  OPENED,
  record,
  restPull,
  type Told,
  understood,
} from "@/tests/support/github-told.ts";
import { RAW } from "./raw-kinds.ts";

const pullOf = (over: Told): PullRequest => {
  const { batch, unreadable } = asGraphql(over);
  expect(unreadable).toEqual([]);
  return batch.pullRequests![0]!;
};
const accountsOf = (over: Told) => asGraphql(over).batch.accounts!;
const reasons = (over: Told) => asGraphql(over).unreadable.map(({ reason }) => reason);
const review = (over: Told = {}): Told => ({
  id: "PRR_1",
  fullDatabaseId: "31",
  state: "APPROVED",
  submittedAt: "2026-03-02T12:00:00Z",
  body: "Good",
  author: { __typename: "User", login: "Ben", databaseId: 12 },
  commit: { oid: "c".repeat(40) },
  ...over,
});
const reviewsOf = (...reviews: Told[]) =>
  asGraphql({ reviews: { totalCount: reviews.length, nodes: reviews } }).batch.reviews ?? [];

test("a pull request is the same row in both languages, and by webhook", () => {
  const [graphql] = asGraphql().batch.pullRequests!;
  const [rest] = asRest().batch.pullRequests!;
  expect(rest).toEqual(graphql);
  expect(asRest().batch.accounts).toEqual(asGraphql().batch.accounts);
});

describe("who wrote it", () => {
  test("1: a deleted user is a ghost, in both languages", () => {
    const ghost = { key: "github.com/@ghost", kind: "ghost", isActive: false };
    expect(accountsOf({ author: null })).toContainEqual(expect.objectContaining(ghost));
    expect(pullOf({ author: null }).author).toBe("github.com/@ghost");
    expect(asRest({ user: null }).batch.pullRequests![0]!.author).toBe("github.com/@ghost");
    expect(asRest({ user: { login: "ghost", id: 10137, type: "User" } }).batch.pullRequests![0]!.author).toBe(
      "github.com/@ghost",
    );
  });
  test.each([
    [{ __typename: "Bot", login: "dependabot", databaseId: 49699333 }, "dependabot[bot]", "automation"],
    [
      { __typename: "Bot", login: "copilot-swe-agent", databaseId: 198982749 },
      "copilot-swe-agent[bot]",
      "agent",
    ],
    [{ __typename: "Bot", login: "some-new-thing", databaseId: 5 }, "some-new-thing[bot]", "automation"],
    [{ __typename: "Bot", login: "coderabbitai", databaseId: 6 }, "coderabbitai[bot]", "review_agent"],
    [
      { __typename: "Bot", login: "devin-ai-integration", databaseId: null },
      "devin-ai-integration[bot]",
      "agent",
    ],
    [{ __typename: "Mannequin", login: "old-hand", databaseId: 8 }, "old-hand", "human"],
    [{ __typename: "User", login: "ada_shop", databaseId: 9 }, "ada_shop", "human"],
    [{ __typename: "User", login: "claude", databaseId: 10 }, "claude", "human"],
    [{ __typename: "Organization", login: "shop", databaseId: 13 }, "shop", "app"],
  ])("2: %o is %s, %s", (author, login, kind) => {
    expect(accountsOf({ author })[0]).toMatchObject({ login, kind });
  });
  test("2: the coding agent has one key and one login, however it is told", () => {
    const rest = asRest({ user: { login: "Copilot", id: 198982749, type: "Bot" } }).batch.accounts![0];
    const graphql = accountsOf({
      author: { __typename: "Bot", login: "copilot-swe-agent", databaseId: 198982749 },
    })[0];
    expect(rest).toEqual(graphql);
  });
  test("3 and 4: a renamed login is the same account, a login that another took is not", () => {
    const key = (login: string, id: number) =>
      pullOf({ author: { __typename: "User", login, databaseId: id } }).author;
    expect(key("ADA", 11)).toBe(key("ada-lovelace", 11));
    expect(key("Ada", 99)).not.toBe(key("Ada", 11));
  });
});

describe("when it was", () => {
  test("5: merged before it was opened is kept and flagged", () => {
    expect(pullOf({ mergedAt: "2026-03-01T00:00:00Z" }).flags).toContain("merged_before_opened");
  });
  test("6: closed without a time takes that of its last change", () => {
    const pull = pullOf({ state: "CLOSED", mergedAt: null, closedAt: null });
    expect([pull.closedAt, pull.flags]).toEqual([new Date(MERGED), ["closed_at_missing"]]);
  });
  test("7: merged at no time is put aside", () => {
    expect(reasons({ mergedAt: null })).toEqual(["It is merged, but not at any time"]);
  });
  test("9: opened in 1970 is kept and flagged", () => {
    expect(pullOf({ createdAt: "1970-01-01T00:00:00Z" }).flags).toContain("opened_implausibly");
  });
  test.each([
    "2026-03-02T10:00:00+01:00",
    "2026-03-02T09:00:00",
    "2026-03-02T09:00:00.987Z",
    "2026-03-02 09:00:00+0000",
  ])("10: %s is the same instant", (createdAt) =>
    expect(pullOf({ createdAt }).openedAt).toEqual(new Date(OPENED)),
  );
  test.each(["2026-02-30T00:00:00Z", "soon", ""])("10: %s is no instant", (createdAt) =>
    expect(reasons({ createdAt })).toEqual(["The time of its creation is none"]),
  );
});

describe("its texts and numbers", () => {
  test.each([0, -1, "12", 2 ** 53 + 2, 1.5, null])("11: the number %s is put aside", (number) =>
    expect(reasons({ number })).toHaveLength(1),
  );
  test("11: an id beyond 2^53 stays exact", () => {
    expect(pullOf({ fullDatabaseId: "9007199254740993" }).externalId).toBe("9007199254740993");
  });
  test.each([
    ["", "", []],
    ["x".repeat(5_000), "x".repeat(1_024), ["title_cut"]],
    ["🎉🎉", "🎉🎉", []],
    ["\u202Eתיקון\u200B", "\u202Eתיקון\u200B", []],
    ["a\0b", "ab", []],
    ["a\uFFFDb", "a\uFFFDb", ["title_cleaned"]],
    ["a\uD800b", "a\uFFFDb", ["title_cleaned"]],
    [null, "", []],
  ])("12 and 13: the title %j", (title, kept, flags) => {
    expect(pullOf({ title })).toMatchObject({ title: kept, flags });
  });
  test.each([
    [null, 0, []],
    ["x".repeat(65_536), 65_536, []],
    ["x".repeat(10_000_000), 65_536, ["body_cut"]],
  ])("14: a body %#", (body, length, flags) => {
    const pull = pullOf({ body });
    expect([pull.body.length, pull.flags]).toEqual([length, flags]);
  });
  test("15: lines: 2^31 fits, null is unknown and not zero, a negative count is put aside", () => {
    expect(pullOf({ additions: 2 ** 31 }).added).toBe(2_147_483_648n);
    expect(pullOf({ additions: null }).added).toBeNull();
    expect(reasons({ additions: -1 })).toEqual(["A count of lines is negative or no number"]);
  });
  test("16: from 3,000 files on the count is partial", () => {
    expect(pullOf({ changedFiles: 3_000 }).flags).toEqual(["files_partial"]);
  });
  test("17 and 18: commits are counted in git", () => {
    expect(
      [asRest({ commits: 0 }), asRest({ commits: 400 })].map(
        (one) => one.batch.pullRequests![0]!.commitCount,
      ),
    ).toEqual([null, null]);
  });
});

describe("reviews", () => {
  test("19: a thousand of them", () => {
    const many = Array.from({ length: 1_000 }, (_, at) => review({ fullDatabaseId: String(at + 1) }));
    expect(reviewsOf(...many)).toHaveLength(1_000);
  });
  test("20: one that is not submitted is nobody's business", () => {
    expect(reviewsOf(review({ state: "PENDING" }), review({ submittedAt: null }))).toEqual([]);
  });
  test("21: the author's own answers do not count as reviews", () => {
    const [own] = reviewsOf(review({ author: { __typename: "User", login: "ada", databaseId: 11 } }));
    expect(own!.isByAuthor).toBe(true);
    expect(reviewsOf(review())[0]!.isByAuthor).toBe(false);
  });
  test("22: a state nobody knows yet is `other`, and flagged", () => {
    expect(reviewsOf(review({ state: "BLESSED" }))[0]).toMatchObject({
      state: "other",
      flags: ["unknown_state"],
    });
  });
  test("23: dismissed after approved keeps its order", () => {
    const told = reviewsOf(
      review(),
      review({ fullDatabaseId: "32", state: "DISMISSED", submittedAt: "2026-03-02T13:00:00Z" }),
    );
    expect(told.map(({ state }) => state)).toEqual(["approved", "dismissed"]);
  });
  test("24: a review before its pull request is flagged", () => {
    expect(reviewsOf(review({ submittedAt: "2026-03-01T00:00:00Z" }))[0]!.flags).toEqual(["before_opened"]);
  });
  test("a review is the same row by webhook", () => {
    const item = {
      id: 31,
      state: "approved",
      submitted_at: "2026-03-02T12:00:00Z",
      body: "Good",
      user: { login: "Ben", id: 12, type: "User" },
      commit_id: "c".repeat(40),
    };
    const around = { number: 12, author: { login: "Ada", id: 11 }, openedAt: OPENED, item };
    expect(understood(record(RAW.review, around)).batch.reviews).toEqual(reviewsOf(review()));
  });
});

test("31 and 32: told twice on one page, the later change stands", () => {
  const older = record(RAW.pull, { node: graphqlPull({ title: "Older", updatedAt: OPENED }) });
  const newer = record(RAW.pull, { item: restPull({ title: "Newer" }) });
  for (const both of [understood(older, newer), understood(newer, older)])
    expect(both.batch.pullRequests!.map(({ title }) => title)).toEqual(["Newer"]);
});

import { describe, expect, test } from "vitest";
import type { StreamPage } from "@/lib/model/connector.ts";
import { type Call, githubLab, type Reply } from "@/tests/support/github-lab.ts";
import { graphqlPull, type Told } from "@/tests/support/github-told.ts";
import { streamsOf } from "./streams-of.ts";

const SCOPE = { key: "github.com/500", name: "shop/till" };
const HOST_TIME = { date: "Mon, 01 Jun 2026 12:00:00 GMT" };
const rateLimit = { cost: 2, remaining: 4_000, resetAt: "2026-06-01T12:30:00Z" };
const pulse = (updatedAt: string, databaseId = 500): Reply => {
  const newest = { nodes: [{ updatedAt }] };
  const repository = { databaseId, pullRequests: newest, issues: newest };
  return { body: { data: { rateLimit, repository } }, headers: HOST_TIME };
};
const whole = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
const pull = (number: number, over: Told = {}): Told =>
  graphqlPull({
    id: `PR_${number}`,
    fullDatabaseId: String(number),
    number,
    reviews: whole,
    reviewThreads: whole,
    timelineItems: whole,
    labels: whole,
    ...over,
  });
const pulls = (nodes: (Told | null)[], endCursor: string | null = null, errors?: unknown): Reply => ({
  body: {
    data: {
      rateLimit,
      repository: {
        databaseId: 500,
        nameWithOwner: "shop/till",
        list: { totalCount: nodes.length, pageInfo: { hasNextPage: endCursor !== null, endCursor }, nodes },
      },
    },
    errors,
  },
  headers: HOST_TIME,
});
const reader = (name: string, answer: (call: Call) => Reply) => {
  const lab = githubLab(answer);
  const stream = streamsOf(lab.deps).find((one) => one.name === name)!;
  const read = (cursor: unknown = null, pageSize: number | null = null): Promise<StreamPage> =>
    stream.readPage({ scope: SCOPE, cursor, pageSize, now: lab.now, signal: lab.signal });
  return { ...lab, read };
};
const isPulse = ({ query }: Call) => query.includes("query Pulse");
const isFollowUp = ({ query }: Call) => query.includes("query FollowUp");
const unreadOf = (page: StreamPage) =>
  page.records.map(({ payload }) => (payload as { unread: string[] }).unread);

describe("pull requests", () => {
  test("a page that is too heavy is halved until it fits, and that size is remembered", async () => {
    const { read, calls } = reader("pull_requests", (call) =>
      isPulse(call)
        ? pulse("2026-06-01T11:00:00Z")
        : Number(call.variables.first) > 13
          ? { status: 502 }
          : pulls([pull(1)], "c1"),
    );
    const page = await read();
    expect(calls.filter((call) => !isPulse(call)).map(({ variables }) => variables.first)).toEqual([
      50, 25, 12,
    ]);
    expect([page.pageSize, page.isLast, page.spent.requests]).toEqual([12, false, 3]);
    expect((await read(page.cursor, page.pageSize)).spent.requests).toBe(1);
  });

  test("one that is too heavy by itself comes without its lists, and says so", async () => {
    const { read } = reader("pull_requests", (call) =>
      isPulse(call)
        ? pulse("2026-06-01T11:00:00Z")
        : call.variables.whole === true
          ? { status: 502 }
          : pulls([graphqlPull()]),
    );
    expect(unreadOf(await read())).toEqual([["reviews", "reviewThreads", "timelineItems", "labels"]]);
  });

  test("lists inside are read to their ends, those of all items together", async () => {
    const part = (ids: number[], endCursor: string | null) => ({
      totalCount: 3,
      pageInfo: { hasNextPage: endCursor !== null, endCursor },
      nodes: ids.map((id) => ({ id: `R${id}`, fullDatabaseId: String(id) })),
    });
    const { read, calls } = reader("pull_requests", (call) => {
      if (isPulse(call)) return pulse("2026-06-01T11:00:00Z");
      if (!isFollowUp(call))
        return pulls([pull(1, { reviews: part([1], "a") }), pull(2, { reviews: part([4], "x") })]);
      const again = call.variables.after0 === "a";
      const first = again ? part([2], "b") : part([3], null);
      return {
        body: {
          data: { rateLimit, n0: { list: first }, ...(again ? { n1: { list: part([5], null) } } : {}) },
        },
      };
    });
    const page = await read();
    expect(calls.filter(isFollowUp).map(({ variables }) => variables)).toEqual([
      { id0: "PR_1", after0: "a", id1: "PR_2", after1: "x" },
      { id0: "PR_1", after0: "b" },
    ]);
    // The second has fewer than the host counts.
    expect(unreadOf(page)).toEqual([[], ["reviews"]]);
  });

  test("what is withheld is a gap, and the rest stands", async () => {
    const errors = [{ type: "FORBIDDEN", message: "no", path: ["repository", "list", "nodes", 1] }];
    const { read } = reader("pull_requests", (call) =>
      isPulse(call) ? pulse("2026-06-01T11:00:00Z") : pulls([pull(1), null], null, errors),
    );
    const page = await read();
    expect([page.records.length, page.gaps.map(({ reason }) => reason)]).toEqual([
      1,
      ["GitHub withheld 1 of the page", "GitHub left out: FORBIDDEN repository.list.nodes"],
    ]);
  });

  test("another repository under the same name is not read", async () => {
    const other = reader("pull_requests", () => {
      const repository = {
        databaseId: 501,
        nameWithOwner: "shop/till",
        list: { ...whole, nodes: [pull(1)] },
      };
      return { body: { data: { rateLimit, repository } } };
    });
    await expect(other.read()).rejects.toMatchObject({ kind: "lost" });
  });

  test("a place in the list that is no longer known begins it again", async () => {
    const invalid = { body: { errors: [{ message: "`c1` does not appear to be a valid cursor." }] } };
    const { read } = reader("pull_requests", (call) =>
      isPulse(call)
        ? pulse("2026-06-01T11:00:00Z")
        : call.variables.after === "c1"
          ? invalid
          : pulls([pull(1)], call.variables.after === null ? "c1" : null),
    );
    const first = await read();
    expect((await read(first.cursor)).records).toHaveLength(1);
  });
});

test("a repository that did not change costs one request for all its lists, and none within five minutes", async () => {
  const lab = githubLab((call) =>
    isPulse(call)
      ? pulse("2026-06-01T11:00:00Z")
      : call.init.method === "GET"
        ? { body: [{ id: 1, updated_at: "2026-06-01T10:00:00Z" }] }
        : pulls([pull(1, { updatedAt: "2026-06-01T11:00:00Z" })]),
  );
  const names = ["pull_requests", "issues", "review_comments", "issue_comments", "check_runs"];
  const streams = streamsOf(lab.deps).filter(({ name }) => names.includes(name));
  const cursors: unknown[] = [];
  const readAll = async (minutes: number): Promise<number> => {
    const before = lab.calls.length;
    for (const [at, stream] of streams.entries()) {
      const now = new Date(lab.now.getTime() + minutes * 60_000);
      const request = { scope: SCOPE, cursor: cursors[at] ?? null, pageSize: null, now, signal: lab.signal };
      cursors[at] = (await stream.readPage(request)).cursor;
    }
    return lab.calls.length - before;
  };
  expect(await readAll(0)).toBe(streams.length);
  // The pulse alone; what it says is what the first page of the pull requests said of all lists.
  expect(await readAll(60)).toBe(1);
  expect(await readAll(61)).toBe(0);
  expect(await readAll(120)).toBe(1);
  expect(await readAll(26 * 60)).toBe(1 + streams.length);
});

test("runs beyond a thousand are read window by window", async () => {
  const born = (at: number) => new Date(Date.parse("2026-05-31T00:00:00Z") - at * 60_000).toISOString();
  const { read, calls } = reader("workflow_runs", ({ url }) => {
    const to = /\.\.(.+)$/.exec(url.searchParams.get("created") ?? "")?.[1];
    const all = Array.from({ length: 1_250 }, (_, at) => ({ id: at, created_at: born(at) })).filter(
      (run) => to === undefined || Date.parse(run.created_at) <= Date.parse(to),
    );
    const from = (Number(url.searchParams.get("page")) - 1) * 100;
    return { body: { total_count: all.length, workflow_runs: all.slice(0, 1_000).slice(from, from + 100) } };
  });
  const ids = new Set<unknown>();
  let page = await read();
  for (;;) {
    for (const { externalId } of page.records) ids.add(externalId);
    if (page.isLast) break;
    page = await read(JSON.parse(JSON.stringify(page.cursor)));
  }
  expect([ids.size, calls.length, page.isComplete]).toEqual([1_250, 13, true]);
});

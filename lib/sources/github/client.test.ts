import { describe, expect, test } from "vitest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { type Call, githubLab, type Reply } from "@/tests/support/github-lab.ts";
import { openClient } from "./client.ts";

const failing = async (answer: Reply, kind: "rest" | "graphql" = "rest") => {
  const lab = githubLab(() => answer);
  const client = openClient(lab.deps, lab.signal);
  const call = kind === "rest" ? client.rest("/repos/a/b/releases") : client.graphql("query { a }", {});
  const error: unknown = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(SourceFailure);
  return { failure: error as SourceFailure, ...lab };
};
const in30 = String(Date.parse("2026-06-01T12:00:30Z") / 1_000);
const past = String(Date.parse("2026-06-01T11:00:00Z") / 1_000);

describe("a call", () => {
  test("carries the credential and the version, and is accounted for with what the headers told", async () => {
    const lab = githubLab(() => ({
      body: [{ id: 1 }],
      headers: {
        etag: '"x"',
        link: '<https://api.github.com/repositories/1/releases?page=2&per_page=100>; rel="next"',
        "x-ratelimit-limit": "5000",
        "x-ratelimit-remaining": "4999",
        "x-ratelimit-reset": in30,
      },
    }));
    const client = openClient(lab.deps, lab.signal);
    const answer = await client.rest("/repos/a/b/releases", { per_page: 100 });
    expect(answer).toEqual({
      status: 200,
      data: [{ id: 1 }],
      next: { page: "2", per_page: "100" },
      etag: '"x"',
    });
    const [{ url, init }] = lab.calls as [Call];
    expect(url.href).toBe("https://api.github.com/repos/a/b/releases?per_page=100");
    expect(init.headers).toMatchObject({
      authorization: "token ghp_secretsecretsecretsecret",
      "x-github-api-version": "2026-03-10",
    });
    expect([lab.taken, client.meter.spent.requests]).toEqual([[["rest", 1]], 1]);
    expect(lab.answered).toEqual([
      {
        status: 200,
        ms: 0,
        points: 1,
        allowance: 5_000,
        remaining: 4_999,
        resetsAt: new Date("2026-06-01T12:00:30Z"),
      },
    ]);
  });

  test("to the query language costs what its answer says", async () => {
    const rateLimit = { cost: 2, remaining: 4_000, resetAt: "2026-06-01T12:30:00Z" };
    const lab = githubLab(() => ({ body: { data: { rateLimit, viewer: {} } } }));
    const client = openClient(lab.deps, lab.signal);
    await client.graphql("query { viewer { login } }", { a: 1 }, 2);
    expect(lab.calls[0]).toMatchObject({ query: "query { viewer { login } }", variables: { a: 1 } });
    expect(lab.taken).toEqual([["graphql", 2]]);
    expect(lab.answered[0]).toMatchObject({
      points: 2,
      remaining: 4_000,
      resetsAt: new Date("2026-06-01T12:30:00Z"),
    });
  });

  test("that changed nothing is a 304 and costs no points", async () => {
    const lab = githubLab(() => ({ status: 304 }));
    const answer = await openClient(lab.deps, lab.signal).rest("/a", {}, '"x"');
    expect([answer.status, lab.answered[0]!.points]).toEqual([304, 0]);
    expect(lab.calls[0]!.init.headers).toMatchObject({ "if-none-match": '"x"' });
  });

  test("keeps whole numbers beyond 2^53 exact", async () => {
    const lab = githubLab(() => ({ body: '{"id": 9007199254740993, "title": "id: 9007199254740993, so"}' }));
    expect((await openClient(lab.deps, lab.signal).rest("/a")).data).toEqual({
      id: "9007199254740993",
      title: "id: 9007199254740993, so",
    });
  });

  test("falls back to an older version, and to none, for a server that refuses", async () => {
    const versions: unknown[] = [];
    const lab = githubLab(({ init }) => {
      const version = init.headers?.["x-github-api-version"];
      versions.push(version);
      return version === undefined
        ? { body: [] }
        : { status: 400, body: { message: `"${version}" is not a supported version.` } };
    });
    await openClient(lab.deps, lab.signal).rest("/a");
    await openClient(lab.deps, lab.signal).rest("/a");
    expect(versions).toEqual(["2026-03-10", "2022-11-28", undefined, undefined]);
  });

  test("to an enterprise server goes below /api", async () => {
    const lab = githubLab(() => ({ body: { data: { a: 1 } } }), { baseUrl: "https://code.example" });
    const client = openClient(lab.deps, lab.signal);
    await client.rest("/user/repos");
    await client.graphql("query { a }", {});
    expect(lab.calls.map(({ url }) => url.pathname)).toEqual(["/api/v3/user/repos", "/api/graphql"]);
  });
});

describe("limits: never waited for here, never asked within", () => {
  test.each<[string, Reply, string]>([
    ["retry-after", { status: 429, headers: { "retry-after": "90" } }, "2026-06-01T12:01:30.000Z"],
    [
      "the reset of a spent hour",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": in30 } },
      "2026-06-01T12:00:30.000Z",
    ],
    [
      "a minute where the reset lies in the past",
      { status: 403, headers: { "x-ratelimit-remaining": "0", "x-ratelimit-reset": past } },
      "2026-06-01T12:01:00.000Z",
    ],
    [
      "a minute where nothing is said",
      { status: 403, body: { message: "You have exceeded a secondary rate limit." } },
      "2026-06-01T12:01:00.000Z",
    ],
  ])("%s", async (_name, reply, until) => {
    const { failure, calls, answered } = await failing(reply);
    expect([failure.kind, failure.until?.toISOString(), calls.length]).toEqual(["limited", until, 1]);
    expect(answered[0]!.isTooFast ?? answered[0]!.remaining === 0).toBe(true);
  });

  test("a 200 that says that the points are spent", async () => {
    const reply: Reply = {
      body: { errors: [{ type: "RATE_LIMITED", message: "API rate limit exceeded" }] },
      headers: { "x-ratelimit-reset": in30 },
    };
    const { failure, calls, answered } = await failing(reply, "graphql");
    expect([failure.kind, failure.until?.toISOString()]).toEqual(["limited", "2026-06-01T12:00:30.000Z"]);
    expect([calls.length, answered[0]!.remaining]).toEqual([1, 0]);
  });
});

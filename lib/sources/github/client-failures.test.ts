import { generateKeyPairSync } from "node:crypto";
import { describe, expect, test } from "vitest";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import { githubLab, type Reply } from "@/tests/support/github-lab.ts";
import { openClient } from "./client.ts";
import { memoryOf } from "./connection-memory.ts";
import { HeavyPage } from "./heavy-page.ts";

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

describe("answers that are no results", () => {
  test.each<[string, Reply, "rest" | "graphql", string]>([
    ["revoked", { status: 401, body: { message: "Bad credentials" } }, "rest", "credential"],
    [
      "suspended",
      { status: 403, body: { message: "This installation has been suspended" } },
      "rest",
      "credential",
    ],
    [
      "single sign-on",
      { status: 403, headers: { "x-github-sso": "required; url=https://x?authorization_request=s" } },
      "rest",
      "permission",
    ],
    [
      "refused",
      { status: 403, body: { message: "Resource not accessible by integration" } },
      "rest",
      "permission",
    ],
    ["gone", { status: 404 }, "rest", "lost"],
    ["blocked", { status: 451 }, "rest", "lost"],
    [
      "a web page",
      { body: "<!DOCTYPE html><html>", headers: { "content-type": "text/html" } },
      "rest",
      "malformed",
    ],
    ["cut JSON", { body: '[{"id": 1' }, "rest", "malformed"],
    ["a web page to a query", { body: "<html>" }, "graphql", "malformed"],
    ["nothing to a query", { body: { data: null } }, "graphql", "malformed"],
    [
      "not found",
      { body: { data: { repository: null }, errors: [{ type: "NOT_FOUND", message: "no" }] } },
      "graphql",
      "lost",
    ],
    [
      "forbidden",
      { body: { data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "no" }] } },
      "graphql",
      "permission",
    ],
    ["a server's fault", { status: 503 }, "rest", "unreachable"],
  ])("%s", async (_name, reply, kind, expected) => {
    const { failure } = await failing(reply, kind);
    expect(failure.kind).toBe(expected);
    expect(failure.fix).toMatch(/\w/);
    expect(`${failure.message} ${failure.fix} ${String(failure.cause)}`).not.toMatch(
      /ghp_|authorization_request/,
    );
  });

  test.each<[string, Reply]>([
    ["a 502", { status: 502, body: "<html>" }],
    [
      "a timeout in words",
      {
        body: {
          errors: [
            {
              message: "Something went wrong while executing your query. This may be the result of a timeout",
            },
          ],
        },
      },
    ],
    [
      "resource limits with partial data",
      { body: { data: { repository: {} }, errors: [{ type: "RESOURCE_LIMITS_EXCEEDED", message: "x" }] } },
    ],
  ])("%s says that the page was too heavy, once", async (_name, reply) => {
    const { failure, calls } = await failing(reply, "graphql");
    expect([failure instanceof HeavyPage, calls.length]).toEqual([true, 1]);
  });

  test("a server's passing fault is asked again", async () => {
    let asked = 0;
    const lab = githubLab(() => ((asked += 1) === 1 ? { status: 500 } : { body: [] }));
    expect((await openClient(lab.deps, lab.signal).rest("/a")).data).toEqual([]);
    expect(lab.answered.map(({ status }) => status)).toEqual([500, 200]);
  });

  test("partial data comes with what is missing", async () => {
    const body = {
      data: { a: 1, b: null },
      errors: [{ type: "FORBIDDEN", message: "no", path: ["b", 0, "c"] }],
    };
    const lab = githubLab(() => ({ body }));
    const answer = await openClient(lab.deps, lab.signal).graphql("query { a b }", {});
    expect(answer.errors).toEqual([{ type: "FORBIDDEN", message: "no", path: ["b", 0, "c"] }]);
  });

  test("a scope that a classic token lacks is named", async () => {
    const message =
      "Your token has not been granted the required scopes to execute your query. The 'slug' field requires one of the following scopes: ['read:org', 'read:discussion'], but your token has only been granted the: ['repo'] scopes.";
    const { failure } = await failing(
      { body: { errors: [{ type: "INSUFFICIENT_SCOPES", message }] } },
      "graphql",
    );
    expect([failure.kind, failure.fix]).toEqual([
      "permission",
      "Give the token one of these scopes: read:org, read:discussion.",
    ]);
  });

  test("a field that the server does not know is left out from then on", async () => {
    const lab = githubLab(({ query }) =>
      query.includes("isInMergeQueue")
        ? { body: { errors: [{ message: "Field 'isInMergeQueue' doesn't exist on type 'PullRequest'" }] } }
        : { body: { data: { a: 1 } } },
    );
    const client = openClient(lab.deps, lab.signal);
    await client.graphql("query {\n  a\n  isInMergeQueue\n}", {});
    await client.graphql("query {\n  a\n  isInMergeQueue\n}", {});
    expect(lab.calls).toHaveLength(3);
  });
});

test.each(["rest", "graphql"] as const)(
  "a budget that says not now is heard: nothing is sent by %s",
  async (kind) => {
    const until = new Date("2026-06-01T13:00:00Z");
    const limited = new SourceFailure("limited", "Not now", { until, fix: "Wait." });
    const lab = githubLab(() => ({}), { budget: { take: () => Promise.reject(limited) } });
    const client = openClient(lab.deps, lab.signal);
    await expect(kind === "rest" ? client.rest("/a") : client.graphql("query { a }", {})).rejects.toBe(
      limited,
    );
    expect(lab.calls).toEqual([]);
  },
);

test("an app signs in with its key, keeps the token, and renews one that was revoked once", async () => {
  const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2_048 });
  let made = 1;
  const lab = githubLab(
    ({ url, init }) => {
      if (url.pathname.endsWith("/access_tokens")) {
        made += 1;
        return {
          status: 201,
          body: { token: `ghs_${made}`, expires_at: "2026-06-01T13:00:00Z", permissions: {} },
        };
      }
      return init.headers?.authorization === "token ghs_1" ? { status: 401, body: {} } : { body: [] };
    },
    {
      auth: "github_app",
      settings: { appId: "1", installationId: "2" },
      secrets: {
        privateKey: privateKey.export({ type: "pkcs1", format: "pem" }).toString(),
        webhookSecrets: [],
      },
    },
  );
  const kept = "ghs_1|2026-06-01T11:00:00Z|2026-06-01T13:00:00Z|all|metadata|";
  memoryOf(lab.deps).tokens.set("2", kept);
  await openClient(lab.deps, lab.signal).rest("/a");
  await openClient({ ...lab.deps }, lab.signal).rest("/a");
  expect([made, lab.calls.length, lab.answered.length]).toEqual([2, 4, 4]);
});

test("a key that is none is a credential that is none", async () => {
  const lab = githubLab(() => ({}), {
    auth: "github_app",
    settings: { appId: "1", installationId: "2" },
    secrets: { privateKey: "-----BEGIN", webhookSecrets: [] },
  });
  await expect(openClient(lab.deps, lab.signal).rest("/a")).rejects.toMatchObject({ kind: "credential" });
});

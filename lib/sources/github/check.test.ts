import { expect, test } from "vitest";
import { type Call, githubLab, type Reply } from "@/tests/support/github-lab.ts";
import { appManifest, convertManifest } from "./app-manifest.ts";
import { check } from "./check.ts";
import { streamsOf } from "./streams/streams-of.ts";

const empty = { totalCount: 0, pageInfo: { hasNextPage: false, endCursor: null }, nodes: [] };
const fine = ({ url, init, query }: Call): Reply => {
  if (init.method !== "GET")
    return {
      body: {
        data: query.includes("organization(")
          ? { organization: { databaseId: 1, login: "shop", list: empty } }
          : { repository: { databaseId: 500, nameWithOwner: "shop/till", list: empty } },
      },
    };
  if (url.pathname === "/user/repos")
    return {
      body: [
        { id: 499, full_name: "shop/attic" },
        { id: 500, full_name: "shop/till" },
      ],
    };
  return { body: url.pathname.endsWith("/runs") ? { total_count: 0, workflow_runs: [] } : [] };
};
const settings = { organisations: ["shop"], exclude: ["*/attic"] };
const states = async (answer: (call: Call) => Reply) => {
  const lab = githubLab(answer, { settings });
  const calls = await check(lab.deps, lab.signal);
  return { lab, calls, states: Object.fromEntries(calls.map((one) => [one.call, one.state])) };
};

test("tries every list that collection reads, on a repository that is let in", async () => {
  const { lab, calls } = await states(fine);
  expect(calls.map(({ state }) => state)).toEqual(streamsOf(lab.deps).map(() => "ok"));
  expect(
    lab.calls.some(({ url, variables }) => `${url.pathname} ${String(variables.name)}`.includes("attic")),
  ).toBe(false);
  expect(calls.every(({ needs, costs }) => needs.length > 5 && costs.length > 5)).toBe(true);
});

test("names what each missing permission costs, and goes on", async () => {
  const { calls, states: told } = await states((call) => {
    if (call.url.pathname.endsWith("/actions/runs"))
      return { status: 403, body: { message: "Resource not accessible" } };
    if (call.query.includes("query Discussions"))
      return { body: { data: { repository: null }, errors: [{ type: "FORBIDDEN", message: "no" }] } };
    return fine(call);
  });
  expect(Object.values(told).filter((state) => state !== "ok")).toEqual(["missing", "missing"]);
  const runs = calls.find(({ call }) => call === "Runs of workflows");
  expect(runs).toMatchObject({
    state: "missing",
    needs: "Actions: read",
    fix: expect.stringMatching(/permission/) as string,
  });
});

test("a token that is not known fails, and nothing else is asked", async () => {
  const { lab, states: told } = await states(() => ({ status: 401, body: {} }));
  expect(told["List repositories"]).toBe("failed");
  expect(told["Pull requests with their reviews, threads, events and labels"]).toBe("not_used");
  expect(lab.calls.length).toBeLessThanOrEqual(2);
});

test("without anything to sign in with it says so", async () => {
  const lab = githubLab(fine, { auth: "github_app", settings: {}, secrets: { webhookSecrets: [] } });
  const [first] = await check(lab.deps, lab.signal);
  expect(first).toMatchObject({ state: "failed", fix: expect.stringMatching(/key/) as string });
});

test("an address that answers with something else fails in words", async () => {
  const { calls } = await states(() => ({ body: { hello: "world" } }));
  expect(calls.map(({ state }) => state)).not.toContain("ok");
});

const addresses = {
  name: "Assay at Shop",
  url: "https://assay.example",
  hookUrl: "https://assay.example/api/hooks/1",
  redirectUrl: "https://assay.example/back",
  setupUrl: "https://assay.example/installed",
};
test("the app that is made may read and not write", () => {
  const manifest = appManifest(addresses);
  expect(new Set(Object.values(manifest.default_permissions))).toEqual(new Set(["read"]));
  expect(manifest).toMatchObject({ public: false, hook_attributes: { url: addresses.hookUrl } });
});

test("a code becomes an app with its secrets, once", async () => {
  const { deps, calls } = githubLab(({ url }) =>
    url.pathname === "/app-manifests/abc/conversions"
      ? {
          status: 201,
          body: {
            id: 7,
            slug: "assay",
            pem: "PEM",
            webhook_secret: "s",
            html_url: "https://github.com/apps/assay",
          },
        }
      : { status: 404 },
  );
  expect(await convertManifest(deps.http, "https://github.com", "abc")).toEqual({
    appId: "7",
    slug: "assay",
    privateKey: "PEM",
    webhookSecret: "s",
    url: "https://github.com/apps/assay",
  });
  for (const code of ["used", "../x", ""])
    await expect(convertManifest(deps.http, "https://github.com", code)).rejects.toMatchObject({
      kind: "credential",
    });
  expect(calls.map(({ init }) => init.method)).toEqual(["POST", "POST"]);
});

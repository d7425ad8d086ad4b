import { afterEach, beforeAll, expect, test } from "vitest";
import type { AuthKind } from "@/lib/model/connection.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { depsFor } from "@/tests/simulator/jira/read-jira.ts";
import { type JiraOptions, type JiraSimulator, startJira } from "@/tests/simulator/jira/start-jira.ts";
import { check } from "./check.ts";

let organisation: Organisation;
let jira: JiraSimulator;
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "check", size: "tiny" });
});
afterEach(() => jira.stop());
async function start(options: JiraOptions = {}) {
  jira = await startJira(organisation.jira, options);
  return jira;
}
const checked = async (auth: AuthKind) => {
  const calls = await check(depsFor(jira, auth), AbortSignal.timeout(10_000));
  return new Map(calls.map((one) => [one.call, one]));
};

test.each<[auth: AuthKind, options: JiraOptions]>([
  ["jira_token", {}],
  ["jira_oauth", {}],
  ["jira_pat", { flavour: "server", base: "/jira" }],
])("%s: every call of collection works", async (auth, options) => {
  await start(options);
  const calls = await checked(auth);
  expect([...calls.values()].map(({ call, state }) => [call, state])).toEqual(
    [...calls.keys()].map((call) => [call, "ok"]),
  );
  expect(calls.size).toBe(9);
  expect(jira.violations()).toEqual([]);
});

test("what is missing is named with what it costs, and the rest goes on", async () => {
  await start();
  jira.fail({ kind: "forbidden", path: /agile/, times: 10 });
  const calls = await checked("jira_token");
  expect(calls.get("List of boards")).toMatchObject({ state: "missing", costs: "No boards and no sprints." });
  expect(calls.get("Sprints of a board")?.state).toBe("not_used");
  expect(calls.get("Histories of issues")?.state).toBe("ok");
});

test("an app that may not register webhooks is told so, with what to do", async () => {
  await start();
  const tried = async () => {
    const deps = { ...depsFor(jira, "jira_oauth"), hookUrl: "https://assay.example/x" };
    return (await check(deps, AbortSignal.timeout(10_000))).at(-1);
  };
  expect(await tried()).toMatchObject({ call: "Webhooks of the app", state: "ok" });
  await jira.stop();
  await start();
  jira.signIn.withhold("manage:jira-webhook", true);
  expect(await tried()).toMatchObject({
    state: "missing",
    fix: expect.stringMatching(/sign in to Jira again/) as unknown,
  });
  expect(
    jira.requests.filter(({ path }) => path.endsWith("/webhook")),
    "asked once",
  ).toHaveLength(1);
});

test("after a credential that is refused nothing else is asked", async () => {
  await start();
  jira.signIn.revoke();
  const calls = [...(await checked("jira_token")).values()];
  expect(calls.every(({ state }) => state === "failed")).toBe(true);
  expect(calls[0]?.fix).toMatch(/new API token/);
  expect(jira.requests).toHaveLength(1);
});

test("a Data Center that is asked without its path shows its login page, and that is said", async () => {
  await start({ flavour: "server", base: "/jira" });
  const root = { ...jira, url: jira.url.replace("/jira", "") };
  const [first] = await check(depsFor(root, "jira_pat"), AbortSignal.timeout(5_000));
  expect(first).toMatchObject({
    state: "failed",
    fix: expect.stringMatching(/login page.*such as \/jira/) as string,
  });
});

test("a Cloud that is connected as a Data Center is told apart by its old search", async () => {
  const cloud = await start();
  const deps = depsFor(cloud, "jira_pat");
  const basic = Buffer.from(`${cloud.credentials.email}:${cloud.credentials.apiToken}`).toString("base64");
  const asBasic: typeof deps = {
    ...deps,
    http: (url, init) =>
      deps.http(url.replace("/api/2/", "/api/latest/"), {
        ...init,
        headers: { ...init?.headers, authorization: `Basic ${basic}` },
      }),
  };
  const calls = await check(asBasic, AbortSignal.timeout(5_000));
  const search = calls.find(({ call }) => call === "Search of issues");
  expect(search).toMatchObject({
    state: "missing",
    fix: expect.stringMatching(/Connect it as Jira Cloud/) as string,
  });
});

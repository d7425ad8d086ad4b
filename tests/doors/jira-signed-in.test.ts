import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type JiraSimulator, startJira } from "../simulator/jira/start-jira.ts";
import { browserJar, goesTo } from "../support/browser-jar.ts";
import { admin, beforeRequest, openSignInLab, type SignInLab, visit } from "../support/sign-in-lab.ts";

const browser = vi.hoisted(() => ({ jar: null as ReturnType<typeof browserJar> | null }));
// A request's cookies, who sends it, and the bell of the queues are of the running server; all else is as it runs.
vi.mock("next/headers", () => ({ cookies: () => browser.jar?.cookies() }));
vi.mock("@/app/settings-action.ts", () => ({ requireSettings: () => Promise.resolve(admin()) }));
vi.mock("@/app/queues.ts", () => ({ queues: () => ({ byName: {} }) }));

let organisation: Organisation;
let lab: SignInLab;
let jira: JiraSimulator;
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "signed-in", size: "tiny", withGit: false });
  lab = await openSignInLab();
}, 120_000);
afterAll(() => lab.close());

let time = 0;
const now = () => new Date(time);
beforeEach(async () => {
  browser.jar = browserJar();
  time = organisation.now + 3_600_000;
  jira = await startJira(organisation.jira, { now: () => time, perSecond: 1_000_000 });
  return () => jira.stop();
});
const app = () =>
  lab.connect("jira_oauth", jira.url, {
    settings: { clientId: jira.credentials.clientId },
    secrets: { clientSecret: jira.credentials.clientSecret },
  });

/** The address that Jira sends a person back to. */
async function agree(scope: SyncScope): Promise<string> {
  const sent = await lab.begin.jira(
    new Request(`${lab.home}/api/connect/jira?connection=${scope.connectionId}`),
  );
  expect(sent.status).toBe(303);
  return (await visit(sent.headers.get("location") ?? "")).headers.get("location") ?? "";
}

test("a person agrees, and issues are read, through tokens that rotate and end in the middle", async () => {
  const scope = await app();
  const back = await agree(scope);
  expect((await goesTo(() => lab.done.jira(new Request(back)))).to).toBe(
    `/settings/connections/${scope.connectionId}`,
  );
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });
  const first = await lab.secrets(scope);
  expect([first.code, first.redirectUrl, typeof first.refreshToken]).toEqual([
    undefined,
    undefined,
    "string",
  ]);

  // The first end is told by the clock, the second by the host alone.
  time += 3_590_000;
  const http = beforeRequest(8, () => jira.signIn.expire());
  await lab.read(scope, { now, createHttp: http });
  const expected = organisation.jira.issues.filter(({ isDeleted }) => !isDeleted).length;
  expect(await lab.count(`work_item WHERE key LIKE '${jira.host}/%'`)).toBe(expected);
  const last = await lab.secrets(scope);
  expect(last.refreshToken).not.toBe(first.refreshToken);
  const exchanges = jira.requests.filter(({ path }) => path === "/oauth/token");
  expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(jira.violations()).toEqual([]);
}, 120_000);

test("a refresh token that was used by somebody else ends the permission, and that is said", async () => {
  const scope = await app();
  await goesTo(async () => lab.done.jira(new Request(await agree(scope))));
  await lab.work(scope, now);
  const { refreshToken } = await lab.secrets(scope);
  const { clientId, clientSecret } = jira.credentials;
  const stolen = {
    grant_type: "refresh_token",
    client_id: clientId,
    client_secret: clientSecret,
    refresh_token: refreshToken,
  };
  const taken = await visit(`${jira.url}/oauth/token`, { method: "POST", body: JSON.stringify(stolen) });
  expect(taken.status).toBe(200);
  time += 3_600_000;
  await lab.read(scope, { now }).catch(() => undefined);
  expect(await lab.state(scope)).toMatchObject({
    state: "failed",
    fix: expect.stringContaining("Sign in to Jira again") as unknown,
  });
  expect(jira.violations().map(({ kind }) => kind)).toContain("refresh-token-used-twice");
  // Signing in again mends it.
  await goesTo(async () => lab.done.jira(new Request(await agree(scope))));
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });
});

test("who does not agree is told that nobody signed in yet, and can begin again", async () => {
  const scope = await app();
  jira.signIn.answer(false);
  const back = await agree(scope);
  expect(new URL(back).searchParams.get("error")).toBe("access_denied");
  expect((await goesTo(() => lab.done.jira(new Request(back)))).to).toBe(
    `/settings/connections/${scope.connectionId}`,
  );
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({
    state: "failed",
    message: expect.stringContaining("Nobody has signed in") as unknown,
  });
  jira.signIn.answer(true);
  await goesTo(async () => lab.done.jira(new Request(await agree(scope))));
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });
});

test("a code that is ten minutes old, or an answer for another browser, leads nowhere", async () => {
  const scope = await app();
  await goesTo(async () => lab.done.jira(new Request(await agree(scope))));
  time += 600_000;
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({
    state: "failed",
    message: expect.stringContaining("permission") as unknown,
  });
  const back = await agree(scope);
  browser.jar = browserJar();
  expect((await lab.done.jira(new Request(back))).status).toBe(400);
  expect((await lab.secrets(scope)).refreshToken).toBeUndefined();
});

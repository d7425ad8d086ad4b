import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type JiraSimulator, startJira } from "../simulator/jira/start-jira.ts";
import { admin, openSignInLab, type SignInLab } from "../support/sign-in-lab.ts";

// Who sends a form, from where, and the bell of the queues are of the running server; all else is as it runs.
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ origin: "https://assay.example", host: "assay.example" })),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("@/app/settings-action.ts", () => ({ requireSettings: () => Promise.resolve(admin()) }));
vi.mock("@/app/queues.ts", () => ({ queues: () => ({ byName: {} }) }));

let organisation: Organisation;
let lab: SignInLab;
let jira: JiraSimulator;
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "registered", size: "tiny", withGit: false });
  lab = await openSignInLab();
}, 120_000);
afterAll(() => lab.close());

const DAY = 86_400_000;
const STREAM = "webhook_registration";
let time = 0;
const now = () => new Date(time);
beforeEach(async () => {
  time = organisation.now + 3_600_000;
  jira = await startJira(organisation.jira, { now: () => time, perSecond: 1_000_000 });
  return () => jira.stop();
});

/** An app that a person agreed to, reading everything. */
async function connected(): Promise<SyncScope> {
  const { clientId, clientSecret, refreshToken } = jira.credentials;
  const scope = await lab.connect("jira_oauth", jira.url, {
    settings: { clientId },
    secrets: { clientSecret, refreshToken },
  });
  await lab.read(scope, { now });
  return scope;
}
const read = (scope: SyncScope) => lab.read(scope, { now });
const writes = () =>
  jira.requests.flatMap(({ method, path }) =>
    /\/webhook(\/refresh)?$/.test(path) && method !== "GET" ? [method] : [],
  );

test("an app registers its webhook, and a message of it is verified, kept, and leads to what changed", async () => {
  const scope = await connected();
  const keys = organisation.jira.projects.map(({ key }) => `"${key}"`).toSorted();
  expect(jira.dynamic.registered().map(({ jqlFilter }) => jqlFilter)).toEqual([
    `project in (${keys.join(",")})`,
  ]);
  expect(await lab.stream(scope, STREAM)).toEqual({ state: "ok", cause: null, fix: null });

  const issue = organisation.jira.issues.find(({ isDeleted }) => !isDeleted);
  if (issue === undefined) throw new Error("no issue");
  time += 60_000;
  Object.assign(issue, { summary: "Told by a message", updatedAt: time });
  const [message] = jira.dynamic.messages("m1", "jira:issue_updated", issue);
  if (message === undefined) throw new Error("no message");
  const forged = { ...message, headers: { ...message.headers, authorization: "Bearer a.b.c" } };
  expect(await lab.deliver(forged, now)).toBe(401);
  expect(await lab.deliver(message, now)).toBe(202);
  await lab.apply(scope, { now });
  // A message asks for its lists a quarter of a minute later; by themselves they would run after ten minutes.
  time += 16_000;
  await read(scope);
  expect(await lab.count("work_item WHERE title = 'Told by a message'")).toBe(1);
  time += 3 * 3_600_000;
  expect(await lab.deliver(message, now), "hours later its token has run out").toBe(401);
  expect(jira.violations()).toEqual([]);
}, 120_000);

test("it is renewed before its thirty days end; where nobody was there to do so, it is registered again", async () => {
  const scope = await connected();
  const until = () => jira.dynamic.registered().map((hook) => Math.round((hook.until - time) / DAY));
  time += 5 * DAY;
  await read(scope);
  expect([until(), writes()]).toEqual([[25], ["POST"]]);
  time += 6 * DAY;
  await read(scope);
  expect([until(), writes()]).toEqual([[30], ["POST", "PUT"]]);
  time += 31 * DAY;
  expect(until()).toEqual([]);
  await read(scope);
  expect([until(), writes()]).toEqual([[30], ["POST", "PUT", "POST"]]);
  expect(jira.violations()).toEqual([]);
}, 120_000);

test("another choice of projects is another webhook; none is left when nothing is chosen, or the connection goes", async () => {
  const scope = await connected();
  const [first, second] = organisation.jira.projects.map(({ key }) => key).toSorted();
  const choose = async (include: string, exclude: string) => {
    const { version } = await lab.state(scope);
    const { connectionId } = scope;
    const saved = await lab.forms.scope({ kind: "jira", connectionId, version, include, exclude, jql: "" });
    expect(saved.status).toBe("done");
    time += 3_600_000;
    await read(scope);
    return jira.dynamic.registered().map(({ jqlFilter }) => jqlFilter);
  };
  expect(await choose(first ?? "", "")).toEqual([`project in ("${first}")`]);
  expect(await lab.count("job_intent WHERE job = 'read-now'"), "it is looked after at once").toBe(1);
  expect(await choose("", "*")).toEqual([]);
  expect(await choose(second ?? "", "")).toEqual([`project in ("${second}")`]);

  expect(await lab.forms.remove({ connectionId: scope.connectionId, data: "keep" })).toMatchObject({
    status: "done",
  });
  await lab.forget(scope, { now });
  expect(jira.dynamic.registered()).toEqual([]);
  const sealed = `connection WHERE id = '${scope.connectionId}' AND secret_ciphertext IS NOT NULL`;
  expect(await lab.count(sealed)).toBe(0);
  expect(jira.violations()).toEqual([]);
}, 120_000);

test("without the permission only this list is blocked, with what to do; with it, it goes on", async () => {
  jira.signIn.withhold("manage:jira-webhook", true);
  const scope = await connected();
  expect(await lab.stream(scope, STREAM)).toEqual({
    state: "blocked",
    cause: "The app's permission does not reach the webhooks of this app",
    fix: expect.stringContaining("sign in to Jira again") as unknown,
  });
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });
  expect(await lab.count(`work_item WHERE key LIKE '${jira.host}/%'`)).toBeGreaterThan(0);
  jira.signIn.withhold("manage:jira-webhook", false);
  time += DAY;
  await read(scope);
  expect(jira.dynamic.registered()).toHaveLength(1);
}, 120_000);

test("what Jira refuses to register is said in its words; a host that is away keeps no credential when the connection goes", async () => {
  const scope = await connected();
  const [hook] = jira.dynamic.registered();
  // The same app, at another address: Jira takes one address for an app.
  const other = await lab.connect("jira_oauth", jira.url, {
    settings: { clientId: jira.credentials.clientId },
    secrets: await lab.secrets(scope),
  });
  await read(other);
  expect(await lab.stream(other, STREAM)).toMatchObject({
    cause: "Jira registers no webhook: Only a single URL per app is allowed.",
  });
  expect(jira.dynamic.registered(), "and what others registered stands").toEqual([hook]);

  await lab.forms.remove({ connectionId: scope.connectionId, data: "keep" });
  jira.fail({ kind: "error-502", path: /webhook$/, times: 10 });
  await lab.forget(scope, { now });
  expect(await lab.count("audit_event WHERE action = 'connection.webhooks_left'")).toBe(1);
  const sealed = `connection WHERE id = '${scope.connectionId}' AND secret_ciphertext IS NOT NULL`;
  expect(await lab.count(sealed)).toBe(0);
}, 120_000);

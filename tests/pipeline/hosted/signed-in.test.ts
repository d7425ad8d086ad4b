import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { z } from "zod";
import { grantOrg, grantSettings } from "@/lib/auth/access.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { createHttp } from "@/lib/core/http.ts";
import { type AuthKind, GithubSettings, JiraSettings } from "@/lib/model/connection.ts";
import type { Http } from "@/lib/model/connector.ts";
import { changeSecrets, openSecrets, readConnection } from "@/lib/settings/connection-store.ts";
import { finishSignIn } from "@/lib/sources/finish-sign-in.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { movingClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { checkConnectionStage } from "@/workers/stages/check-connection.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type GithubSimulator, startGithub } from "../../simulator/github/start-github.ts";
import { type JiraSimulator, startJira } from "../../simulator/jira/start-jira.ts";
import { browserJar, goesTo } from "../../support/browser-jar.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000d1";
const HOME = "https://assay.example";
const KEYS = "a".repeat(64);

const browser = vi.hoisted(() => ({ jar: null as ReturnType<typeof browserJar> | null }));
// A request's cookies, who sends it, and the bell of the queues are of the running server; all else is as it runs.
vi.mock("next/headers", () => ({ cookies: () => browser.jar?.cookies() }));
vi.mock("@/app/settings-action.ts", () => ({ requireSettings: () => Promise.resolve(admin()) }));
vi.mock("@/app/queues.ts", () => ({ queues: () => ({ byName: {} }) }));

const admin = () => {
  const membership = { orgId: ORG, orgName: "Acme", isSample: false, role: "admin" as const };
  const person = { userId: ORG, sid: "s", email: "a@example.org", name: "A", memberships: [membership] };
  return grantSettings(grantOrg(person, ORG));
};

let database: TestDatabase;
let db: Db;
let organisation: Organisation;
let github: GithubSimulator;
let jira: JiraSimulator;
let pages: {
  begin: Record<"github" | "jira", (request: Request) => Promise<Response>>;
  done: Record<"github" | "jira", (request: Request) => Promise<Response>>;
  installed: (request: Request, context: { params: Promise<{ connection: string }> }) => Promise<Response>;
  close: () => Promise<void>;
};

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    APP_URL: HOME,
    AUTH_SECRET: "s".repeat(40),
    ENCRYPTION_KEY: KEYS,
  });
  organisation = await makeOrganisation({ seed: "signed-in", size: "tiny", withGit: false });
  const [githubBegin, githubDone, jiraBegin, jiraDone, installed, wiring] = await Promise.all([
    import("@/app/api/connect/github/route.ts"),
    import("@/app/api/connect/github/done/route.ts"),
    import("@/app/api/connect/jira/route.ts"),
    import("@/app/api/connect/jira/done/route.ts"),
    import("@/app/api/connect/github/installed/[connection]/route.ts"),
    import("@/app/wiring.ts"),
  ]);
  pages = {
    begin: { github: githubBegin.GET, jira: jiraBegin.GET },
    done: { github: githubDone.GET, jira: jiraDone.GET },
    installed: installed.GET,
    close: () => wiring.db().end(),
  };
}, 120_000);
afterAll(async () => {
  await pages.close();
  await db.end();
  await database.drop();
});

const clock = () => movingClock(organisation.now + 3_600_000);

async function connect(
  kind: "github" | "jira",
  auth: AuthKind,
  url: string,
  secrets: object,
): Promise<SyncScope> {
  const settings =
    kind === "github"
      ? GithubSettings.parse({ privateHosts: ["127.0.0.1"], organisations: [organisation.login] })
      : JiraSettings.parse({ privateHosts: ["127.0.0.1"], clientId: jira.credentials.clientId });
  return withOrg(db, ORG, async (tx) => {
    const { rows } = await tx.query<{ id: string }>(
      `INSERT INTO connection (org_id, kind, name, auth, host, base_url, settings, hook_key)
       VALUES ($1, $2, $2, $3, $4, $5, $6, 'hook-' || new_id()) RETURNING id`,
      [ORG, kind, auth, new URL(url).host, url, settings],
    );
    const connectionId = rows[0]?.id ?? "";
    await changeSecrets(tx, ORG, connectionId, KEYS, () => ({ webhookSecrets: [], ...secrets }));
    return { orgId: ORG, connectionId };
  });
}

const Head = z.object({ state: z.string(), message: z.string().nullable(), fix: z.string().nullable() });
const stateOf = ({ connectionId }: SyncScope) =>
  withOrg(db, ORG, async (tx) =>
    Head.parse(
      (await tx.query("SELECT state, message, fix FROM connection WHERE id = $1", [connectionId])).rows[0],
    ),
  );
const kept = async ({ connectionId }: SyncScope) => {
  const row = await withOrg(db, ORG, (tx) => readConnection(tx, ORG, connectionId));
  return openSecrets(row!, KEYS);
};
const count = (table: string) =>
  withOrg(db, ORG, async (tx) => Number((await tx.query(`SELECT count(*) AS n FROM ${table}`)).rows[0].n));

/** What a worker does with the test that a handler asked for; nothing where none was. */
async function work(scope: SyncScope, now: () => Date, http = createHttp): Promise<void> {
  const asked = await withOrg(db, ORG, async (tx) =>
    tx.query("DELETE FROM job_intent WHERE job = 'check-connection' RETURNING 1"),
  );
  expect(asked.rowCount).toBe(1);
  const { follow: _none, ...deps } = syncDeps(db, connectorOf("git")!, {
    now,
    connectorOf,
    createHttp: http,
  });
  await checkConnectionStage({ ...deps, finishSignIn, again: () => Promise.resolve() })(scope);
}

/** The network with something that happens before the request of this number. */
const onRequest = (number: number, happens: () => void): typeof createHttp => {
  let seen = 0;
  return (options): Http => {
    const http = createHttp(options);
    return (url, init) => {
      seen += 1;
      if (seen === number) happens();
      return http(url, init);
    };
  };
};

const go = (path: string): Request => new Request(path.startsWith("/") ? `${HOME}${path}` : path);
const visit = (url: string, init: RequestInit = {}) => fetch(url, { redirect: "manual", ...init });

describe("GitHub", () => {
  beforeEach(async () => {
    browser.jar = browserJar();
    github = await startGithub(organisation, { fast: true, clock: clock() });
    return () => github.stop();
  });
  const now = () => new Date(github.clock.now());

  /** The page that hands the description of the app over, and what GitHub makes of it. */
  async function makeApp(scope: SyncScope): Promise<string> {
    const page = await pages.begin.github(go(`/api/connect/github?connection=${scope.connectionId}`));
    const html = (await page.text()).replaceAll("&quot;", '"').replaceAll("&amp;", "&");
    const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
    const manifest = /name="manifest" value="(.+)">/.exec(html)?.[1] ?? "";
    expect(page.headers.get("content-security-policy")).toContain(`form-action ${github.url};`);
    const made = await visit(action, { method: "POST", body: new URLSearchParams({ manifest }) });
    return made.headers.get("location") ?? "";
  }

  test("an app is made, installed and read with, by nothing but the pages that a person sees", async () => {
    const scope = await connect("github", "github_app", github.url, {});
    const back = await makeApp(scope);
    expect(back.startsWith(`${HOME}/api/connect/github/done?`)).toBe(true);
    expect(await goesTo(() => pages.done.github(go(back)))).toMatchObject({
      to: `/settings/connections/${scope.connectionId}`,
    });
    await work(scope, now);
    const told = await stateOf(scope);
    expect([told.state, told.message, told.fix].join(" ")).toContain("not installed anywhere yet");
    expect(await kept(scope)).toMatchObject({
      privateKey: github.app.privateKey(),
      webhookSecrets: [github.app.webhookSecret],
    });

    const install = await visit(`${github.url}/apps/${github.app.slug}/installations/new`, {
      method: "POST",
    });
    const setup = new URL(install.headers.get("location") ?? "");
    const connection = setup.pathname.split("/").at(-1) ?? "";
    expect(setup.pathname).toBe(`/api/connect/github/installed/${scope.connectionId}`);
    const context = { params: Promise.resolve({ connection }) };
    expect((await goesTo(() => pages.installed(go(setup.href), context))).to).toBe(
      `/settings/connections/${scope.connectionId}`,
    );
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({ state: "ok" });

    // In the middle of the reading the token's hour ends at the host, before the client's own clock says so.
    let ended = 0;
    const endTokens = () => {
      for (const line of github.requestsLog)
        if (line.token?.startsWith("ghs_") === true) github.revoke(line.token);
      ended += 1;
    };
    await syncAll(
      syncDeps(db, connectorOf("github")!, { now, connectorOf, createHttp: onRequest(12, endTokens) }),
      scope,
    );
    const expected = organisation.repositories.reduce((sum, { pulls }) => sum + pulls.length, 0);
    expect([await count("pull_request"), ended]).toEqual([expected, 1]);
    const issued = github.requestsLog.filter(({ path }) => path.endsWith("/access_tokens"));
    expect(issued.length).toBeGreaterThan(1);
    expect(github.violations()).toEqual([]);
  }, 120_000);

  test("an answer that this browser did not ask for changes nothing", async () => {
    const scope = await connect("github", "github_app", github.url, {});
    const back = await makeApp(scope);
    const forged = new URL(back);
    forged.searchParams.set("state", "x".repeat(32));
    const refused = await goesTo(() => pages.done.github(go(forged.href)));
    expect([refused.to, refused.response?.status]).toEqual([null, 400]);
    // A state is good for one answer, right or wrong.
    expect((await pages.done.github(go(back))).status).toBe(400);
    const another = await makeApp(scope);
    browser.jar?.forget();
    expect((await pages.done.github(go(another))).status).toBe(400);
    expect(await kept(scope)).toEqual({ webhookSecrets: [] });
    const asked = await withOrg(db, ORG, (tx) =>
      tx.query("SELECT 1 FROM job_intent WHERE job = 'check-connection'"),
    );
    expect(asked.rowCount).toBe(0);
  });

  test("a code that is an hour old, or comes twice, is told with what to do, and forgotten", async () => {
    const scope = await connect("github", "github_app", github.url, {});
    await goesTo(async () => pages.done.github(go(await makeApp(scope))));
    github.clock.advance(3_600_000);
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({ state: "failed", message: expect.stringContaining("code") });
    expect(await kept(scope)).toEqual({ webhookSecrets: [] });
  });

  test("nobody gets to an app through a connection that is none of theirs", async () => {
    const scope = await connect("jira", "jira_pat", github.url, {}).catch(() => null);
    const paths = ["not-an-id", ORG, scope?.connectionId ?? ORG];
    for (const connection of paths) {
      const context = { params: Promise.resolve({ connection }) };
      await expect(pages.installed(go("/"), context)).rejects.toThrow();
      await expect(pages.begin.github(go(`/api/connect/github?connection=${connection}`))).rejects.toThrow();
    }
  });
});

describe("Jira", () => {
  let time = 0;
  const now = () => new Date(time);
  beforeEach(async () => {
    browser.jar = browserJar();
    time = organisation.now + 3_600_000;
    jira = await startJira(organisation.jira, { now: () => time, perSecond: 1_000_000 });
    return () => jira.stop();
  });
  const app = () => connect("jira", "jira_oauth", jira.url, { clientSecret: jira.credentials.clientSecret });

  /** The address that Jira sends a person back to. */
  async function agree(scope: SyncScope): Promise<string> {
    const sent = await pages.begin.jira(go(`/api/connect/jira?connection=${scope.connectionId}`));
    expect(sent.status).toBe(303);
    return (await visit(sent.headers.get("location") ?? "")).headers.get("location") ?? "";
  }

  test("a person agrees, and issues are read, through tokens that rotate and end in the middle", async () => {
    const scope = await app();
    const back = await agree(scope);
    expect((await goesTo(() => pages.done.jira(go(back)))).to).toBe(
      `/settings/connections/${scope.connectionId}`,
    );
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({ state: "ok" });
    const first = await kept(scope);
    expect([first.code, first.redirectUrl, typeof first.refreshToken]).toEqual([
      undefined,
      undefined,
      "string",
    ]);

    // The first end is told by the clock, the second by the host alone.
    time += 3_590_000;
    const http = onRequest(8, () => jira.signIn.expire());
    await syncAll(syncDeps(db, connectorOf("jira")!, { now, connectorOf, createHttp: http }), scope);
    const expected = organisation.jira.issues.filter(({ isDeleted }) => !isDeleted).length;
    expect(await count(`work_item WHERE key LIKE '${jira.host}/%'`)).toBe(expected);
    const last = await kept(scope);
    expect(last.refreshToken).not.toBe(first.refreshToken);
    const exchanges = jira.requests.filter(({ path }) => path === "/oauth/token");
    expect(exchanges.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(jira.violations()).toEqual([]);
  }, 120_000);

  test("a refresh token that was used by somebody else ends the permission, and that is said", async () => {
    const scope = await app();
    await goesTo(async () => pages.done.jira(go(await agree(scope))));
    await work(scope, now);
    const { refreshToken } = await kept(scope);
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
    await syncAll(syncDeps(db, connectorOf("jira")!, { now, connectorOf }), scope).catch(() => undefined);
    expect(await stateOf(scope)).toMatchObject({
      state: "failed",
      fix: expect.stringContaining("Sign in to Jira again"),
    });
    expect(jira.violations().map(({ kind }) => kind)).toContain("refresh-token-used-twice");
    // Signing in again mends it.
    await goesTo(async () => pages.done.jira(go(await agree(scope))));
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({ state: "ok" });
  });

  test("who does not agree is told that nobody signed in yet, and can begin again", async () => {
    const scope = await app();
    jira.signIn.answer(false);
    const back = await agree(scope);
    expect(new URL(back).searchParams.get("error")).toBe("access_denied");
    expect((await goesTo(() => pages.done.jira(go(back)))).to).toBe(
      `/settings/connections/${scope.connectionId}`,
    );
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("Nobody has signed in"),
    });
    jira.signIn.answer(true);
    await goesTo(async () => pages.done.jira(go(await agree(scope))));
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({ state: "ok" });
  });

  test("a code that is ten minutes old, or an answer for another browser, leads nowhere", async () => {
    const scope = await app();
    await goesTo(async () => pages.done.jira(go(await agree(scope))));
    time += 600_000;
    await work(scope, now);
    expect(await stateOf(scope)).toMatchObject({
      state: "failed",
      message: expect.stringContaining("permission"),
    });
    const back = await agree(scope);
    browser.jar = browserJar();
    expect((await pages.done.jira(go(back))).status).toBe(400);
    expect((await kept(scope)).refreshToken).toBeUndefined();
  });
});

import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { movingClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type GithubSimulator, startGithub } from "../simulator/github/start-github.ts";
import { browserJar, goesTo } from "../support/browser-jar.ts";
import { admin, beforeRequest, openSignInLab, type SignInLab, visit } from "../support/sign-in-lab.ts";

const browser = vi.hoisted(() => ({ jar: null as ReturnType<typeof browserJar> | null }));
// A request's cookies, who sends it, and the bell of the queues are of the running server; all else is as it runs.
vi.mock("next/headers", () => ({ cookies: () => browser.jar?.cookies() }));
vi.mock("@/app/settings-action.ts", () => ({ requireSettings: () => Promise.resolve(admin()) }));
vi.mock("@/app/queues.ts", () => ({ queues: () => ({ byName: {} }) }));

let organisation: Organisation;
let lab: SignInLab;
let github: GithubSimulator;
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "signed-in", size: "tiny", withGit: false });
  lab = await openSignInLab();
}, 120_000);
afterAll(() => lab.close());

beforeEach(async () => {
  browser.jar = browserJar();
  github = await startGithub(organisation, { fast: true, clock: movingClock(organisation.now + 3_600_000) });
  return () => github.stop();
});
const now = () => new Date(github.clock.now());
const shop = () => organisation.repositories[0]!;
const connect = () =>
  lab.connect("github_app", github.url, {
    settings: { organisations: [organisation.login], include: [`${shop().owner}/${shop().name}`] },
  });

/** The page that hands the description of the app over, and what GitHub makes of it. */
async function makeApp(scope: SyncScope): Promise<string> {
  const page = await lab.begin.github(
    new Request(`${lab.home}/api/connect/github?connection=${scope.connectionId}`),
  );
  const html = (await page.text()).replaceAll("&quot;", '"').replaceAll("&amp;", "&");
  const action = /action="([^"]+)"/.exec(html)?.[1] ?? "";
  const manifest = /name="manifest" value="(.+)">/.exec(html)?.[1] ?? "";
  expect(page.headers.get("content-security-policy")).toContain(`form-action ${github.url};`);
  const made = await visit(action, { method: "POST", body: new URLSearchParams({ manifest }) });
  return made.headers.get("location") ?? "";
}

test("an app is made, installed and read with, by nothing but the pages that a person sees", async () => {
  const scope = await connect();
  const back = await makeApp(scope);
  expect(back.startsWith(`${lab.home}/api/connect/github/done?`)).toBe(true);
  expect(await goesTo(() => lab.done.github(new Request(back)))).toMatchObject({
    to: `/settings/connections/${scope.connectionId}`,
  });
  await lab.work(scope, now);
  const told = await lab.state(scope);
  expect([told.state, told.message, told.fix].join(" ")).toContain("not installed anywhere yet");
  expect(await lab.secrets(scope)).toMatchObject({
    privateKey: github.app.privateKey(),
    webhookSecrets: [github.app.webhookSecret],
  });

  const install = await visit(`${github.url}/apps/${github.app.slug}/installations/new`, {
    method: "POST",
  });
  const setup = new URL(install.headers.get("location") ?? "");
  const connection = setup.pathname.split("/").at(-1) ?? "";
  expect(setup.pathname).toBe(`/api/connect/github/installed/${scope.connectionId}`);
  expect((await goesTo(() => lab.installed(setup.href, connection))).to).toBe(
    `/settings/connections/${scope.connectionId}`,
  );
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });

  // In the middle of the reading the token's hour ends at the host, before the client's own clock says so.
  let ended = 0;
  const endTokens = () => {
    for (const line of github.requestsLog)
      if (line.token?.startsWith("ghs_") === true) github.revoke(line.token);
    ended += 1;
  };
  await lab.read(scope, { now, createHttp: beforeRequest(12, endTokens) });
  const expected = shop().pulls.length;
  expect([await lab.count("pull_request"), ended]).toEqual([expected, 1]);
  const issued = github.requestsLog.filter(({ path }) => path.endsWith("/access_tokens"));
  expect(issued.length).toBeGreaterThan(1);
  expect(github.violations()).toEqual([]);
}, 120_000);

test("an answer that this browser did not ask for changes nothing", async () => {
  const scope = await connect();
  const back = await makeApp(scope);
  const forged = new URL(back);
  forged.searchParams.set("state", "x".repeat(32));
  const refused = await goesTo(() => lab.done.github(new Request(forged.href)));
  expect([refused.to, refused.response?.status]).toEqual([null, 400]);
  // A state is good for one answer, right or wrong.
  expect((await lab.done.github(new Request(back))).status).toBe(400);
  const another = await makeApp(scope);
  browser.jar?.forget();
  expect((await lab.done.github(new Request(another))).status).toBe(400);
  expect(await lab.secrets(scope)).toEqual({ webhookSecrets: [] });
  expect(await lab.askedTests()).toBe(0);
});

test("a code that is an hour old, or comes twice, is told with what to do, and forgotten", async () => {
  const scope = await connect();
  await goesTo(async () => lab.done.github(new Request(await makeApp(scope))));
  github.clock.advance(3_600_000);
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({
    state: "failed",
    message: expect.stringContaining("code") as unknown,
  });
  expect(await lab.secrets(scope)).toEqual({ webhookSecrets: [] });
});

test("nobody gets to an app through a connection that is none, or signs in by other means", async () => {
  const other = await lab.connect("github_token", github.url);
  for (const connection of ["not-an-id", crypto.randomUUID(), other.connectionId]) {
    await expect(lab.installed(lab.home, connection)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
    const begin = new Request(`${lab.home}/api/connect/github?connection=${connection}`);
    await expect(lab.begin.github(begin)).rejects.toThrow("NEXT_HTTP_ERROR_FALLBACK;404");
  }
});

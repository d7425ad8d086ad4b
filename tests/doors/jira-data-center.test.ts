import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { type JiraSimulator, startJira } from "../simulator/jira/start-jira.ts";
import { type PrivateAuthority, privateAuthority } from "../support/private-authority.ts";
import { admin, openSignInLab, type SignInLab } from "../support/sign-in-lab.ts";

// Who sends a form, from where, and the bell of the queues are of the running server; all else is as it runs.
vi.mock("next/headers", () => ({
  headers: () => Promise.resolve(new Headers({ origin: "https://assay.example", host: "assay.example" })),
}));
vi.mock("next/cache", () => ({ revalidatePath: () => undefined }));
vi.mock("@/app/settings-action.ts", () => ({ requireSettings: () => Promise.resolve(admin()) }));
vi.mock("@/app/queues.ts", () => ({ queues: () => ({ byName: {} }) }));

let organisation: Organisation;
let authority: PrivateAuthority;
let jira: JiraSimulator;
let lab: SignInLab;
beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "data-center", size: "tiny", withGit: false });
  authority = privateAuthority("Acme internal CA");
  jira = await startJira(organisation.jira, {
    flavour: "server",
    base: "/jira",
    now: () => organisation.now,
    perSecond: 1_000_000,
    hasOldSprints: true,
    tls: authority.server,
  });
  lab = await openSignInLab();
}, 120_000);
afterAll(async () => {
  await lab.close();
  await jira.stop();
});

const now = () => new Date(organisation.now);
/** What a person types, with what a test wants otherwise. */
const typed = (over: Readonly<Record<string, string>> = {}) => ({
  auth: "jira_pat",
  name: "Jira of Acme",
  address: `${jira.url}/secure/Dashboard.jspa`,
  token: jira.credentials.pat,
  caBundle: authority.ca,
  privateHosts: "127.0.0.1",
  ...over,
});

/** Adds a connection by its form and lets a worker test it. */
async function added(over: Readonly<Record<string, string>> = {}) {
  const told = await lab.forms.add(typed(over));
  const next = told.status === "done" ? (told.next ?? "") : JSON.stringify(told);
  expect(next).toMatch(/^\/settings\/connections\/[0-9a-f-]{36}$/);
  const scope = { orgId: admin().orgId, connectionId: next.slice("/settings/connections/".length) };
  await lab.work(scope, now);
  return scope;
}

test("a Jira below a path, with a certificate of the house, is added by its form, scoped and read", async () => {
  const scope = await added();
  expect(await lab.state(scope)).toMatchObject({ state: "ok", message: null });
  const [project] = organisation.jira.projects;
  const { version } = await lab.state(scope);
  const { connectionId } = scope;
  const chosen = { kind: "jira", connectionId, version, include: project!.key, exclude: "" };
  expect(await lab.forms.scope(chosen)).toMatchObject({ status: "done" });
  await lab.work(scope, now);
  await lab.read(scope, { now });
  const there = organisation.jira.issues.filter((one) => !one.isDeleted && one.project === project!.id);
  expect(await lab.count("work_item")).toBe(there.length);
  expect(await lab.count("sprint WHERE starts_at IS NOT NULL")).toBeGreaterThan(0);
  const paths = jira.requests.filter(({ path }) => path.includes("/rest/")).map(({ path }) => path);
  expect(paths.filter((path) => !path.startsWith("/jira/rest/"))).toEqual([]);
  expect(jira.violations()).toEqual([]);
}, 120_000);

test.each([
  ["without its authority", { caBundle: "" }, /signed by nobody that is trusted/, /CA bundle/],
  ["with another authority", { caBundle: "other" }, /signed by nobody that is trusted/, /CA bundle/],
  ["with a token that is not good", { token: "nobody" }, /./, /token/i],
  ["without its path", { address: "root" }, /./, /address|path/i],
  ["in a private network that nobody let in", { privateHosts: "10.0.0.1" }, /private|network/i, /./],
] as const)("%s it is told what to do", async (_how, over, message, fix) => {
  const meant: Record<string, string> = { ...over };
  if (meant["caBundle"] === "other") meant["caBundle"] = privateAuthority("Somebody else").ca;
  if (meant["address"] === "root") meant["address"] = jira.url.replace(/\/jira$/, "");
  const told = await lab.state(await added(meant));
  expect(told.state).toBe("failed");
  expect(told.message ?? "").toMatch(message);
  expect(`${told.fix ?? ""} ${told.message ?? ""}`).toMatch(fix);
});

test("an address without encryption is refused before the token is sent anywhere", async () => {
  const before = jira.requests.length;
  const told = await lab.forms.add(typed({ address: "http://jira.acme.example/jira" }));
  expect(told).toMatchObject({
    status: "wrong",
    fields: { address: expect.stringContaining("https") as string },
  });
  expect(jira.requests.length).toBe(before);
});

test("a certificate that is added afterwards is used from then on", async () => {
  const scope = await added({ caBundle: "" });
  const { version } = await lab.state(scope);
  const edited = typed({ connectionId: scope.connectionId, version, token: "" });
  expect(await lab.forms.edit(edited)).toMatchObject({ status: "done" });
  await lab.work(scope, now);
  expect(await lab.state(scope)).toMatchObject({ state: "ok" });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import type { ConnectorDeps, StreamPage } from "@/lib/model/connector.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { movingClock } from "@/prisma/scenarios/hosts/clock.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { depsFor, readEverything } from "../support/read-everything.ts";
import { type GithubSimulator, startGithub } from "./github/start-github.ts";

const HOUR_MS = 3_600_000;

let organisation: Organisation;
let github: GithubSimulator;
const connect = () =>
  depsFor(github.url, github.grant("lists"), () => new Date(github.clock.now()), {
    settings: { organisations: [organisation.login] },
  });

beforeAll(async () => {
  organisation = await makeOrganisation({ seed: "lists", size: "tiny", withGit: false });
  github = await startGithub(organisation, { fast: true, clock: movingClock(organisation.now + HOUR_MS) });
}, 60_000);
afterAll(() => github.stop());

const shop = () => organisation.repositories[0]!;
const scope = () => ({
  key: `${new URL(github.url).host}/${shop().id}`,
  name: `${shop().owner}/${shop().name}`,
});

/** So many issues in one repository, each changed a minute before the one that was made before it. */
function fillWith(count: number): void {
  const [like] = organisation.repositories.flatMap(({ issues }) => issues);
  const made = Array.from({ length: count }, (_, at) => ({
    ...like!,
    id: 8_800_000 + at,
    number: 20_000 + at,
    parent: null,
    subIssues: [],
    timeline: [],
    comments: [],
    createdAt: organisation.now - 86_400_000 - at * 60_000,
    updatedAt: organisation.now - 86_400_000 - at * 60_000,
  }));
  shop().issues.splice(0, shop().issues.length, ...made);
  github.world.touch();
}

async function readIssues(deps: ConnectorDeps, between: () => void = () => undefined) {
  const read = async (name: string, cursor: unknown): Promise<StreamPage> =>
    githubConnector
      .streams(deps)
      .find((one) => one.name === name)!
      .readPage({
        scope: scope(),
        cursor,
        pageSize: null,
        now: deps.now(),
        signal: AbortSignal.timeout(30_000),
      });
  // The pull requests tell how many issues there are.
  await read("pull_requests", null);
  const pages: StreamPage[] = [];
  for (let cursor: unknown = null; pages.at(-1)?.isLast !== true; between()) {
    pages.push(await read("issues", cursor));
    cursor = JSON.parse(JSON.stringify(pages.at(-1)?.cursor));
  }
  const ids = pages.flatMap(({ records }) => records.map(({ externalId }) => externalId));
  return { ids, pages, requests: pages.reduce((sum, { spent }) => sum + spent.requests, 0) };
}

test.each([
  [60, 1],
  [133, 1],
  [200, 1],
  [201, 2],
  [478, 3],
])("%d issues take %d requests, for both ends of the list come in one", async (count, requests) => {
  fillWith(count);
  const told = await readIssues(connect());
  expect([new Set(told.ids).size, told.ids.length, told.requests]).toEqual([count, count, requests]);
  const last = told.pages.at(-1);
  expect([last?.isComplete, last?.covered?.from.getTime()]).toEqual([true, shop().issues.at(-1)?.updatedAt]);
  expect(github.violations()).toEqual([]);
});

test("an issue that changes between two pages is missed by neither this pass nor the next", async () => {
  fillWith(478);
  const deps = connect();
  const moved = [150, 250, 379, 420].map((at) => shop().issues[at]!);
  const told = await readIssues(deps, () => {
    const issue = moved.pop();
    if (issue === undefined) return;
    issue.updatedAt = Math.floor(github.clock.now() / 1_000) * 1_000;
    github.world.touch();
  });
  const cursor: unknown = JSON.parse(JSON.stringify(told.pages.at(-1)?.cursor));
  const now = new Date(deps.now().getTime() + HOUR_MS);
  const next = await githubConnector
    .streams(deps)
    .find(({ name }) => name === "issues")!
    .readPage({ scope: scope(), cursor, pageSize: null, now, signal: AbortSignal.timeout(30_000) });
  const all = new Set([...told.ids, ...next.records.map(({ externalId }) => externalId)]);
  expect(all.size).toBe(478);
  expect(github.violations()).toEqual([]);
});

test("lists that are empty are not asked for, and the first look after a whole reading costs one request a repository", async () => {
  const empty = organisation.repositories[1]!;
  for (const list of [empty.issues, empty.discussions, empty.deployments, empty.releases]) list.length = 0;
  github.world.touch();
  // What changed within the same seconds, or is to change one day, is read twice, as it should be.
  github.clock.advance(60_000);
  for (const pull of organisation.repositories.flatMap(({ pulls }) => pulls))
    Object.assign(pull, { updatedAt: Math.min(pull.updatedAt, organisation.now) });
  const name = `${empty.owner}/${empty.name}`;
  const deps = connect();
  const [cursors, records] = [new Map(), []];
  github.forget();
  await readEverything(githubConnector, deps, cursors, records);
  const asked = github.requestsLog.filter(({ path }) => path.includes(`/repos/${name}/`));
  expect(asked.map(({ path }) => path).filter((path) => path.includes("/releases"))).toEqual([]);
  const queries = (operation: string) => github.counters().byOperation[operation]?.requests ?? 0;
  const others = organisation.repositories.length - 1;
  expect(
    [queries("Issues"), queries("Deployments"), queries("Discussions")].every((one) => one <= others + 2),
  ).toBe(true);

  github.forget();
  const later = { ...deps, now: () => new Date(github.clock.now() + HOUR_MS) };
  const again = await readEverything(githubConnector, later, cursors, records);
  expect(queries("Pulse")).toBe(organisation.repositories.length);
  const lists = [
    "pull_requests",
    "issues",
    "review_comments",
    "issue_comments",
    "deployments",
    "releases",
    "discussions",
    "check_runs",
  ];
  const cost = lists.reduce((sum, list) => sum + (again.spent.get(list)?.requests ?? 0), 0);
  expect(cost).toBe(organisation.repositories.length);
});

test("a list whose newest item claims to have changed in the future is read at every look", async () => {
  const pull = shop().pulls[0]!;
  github.world.edit(pull, { updatedAt: Date.UTC(2099, 0, 1) });
  const deps = connect();
  const cursors = new Map();
  await readEverything(githubConnector, deps, cursors);
  const changed = shop().pulls[1]!;
  for (const hours of [1, 2]) {
    github.world.edit(changed, { title: `Renamed after ${hours} h` });
    const now = () => new Date(github.clock.now() + hours * HOUR_MS);
    const { batch } = await readEverything(githubConnector, { ...deps, now }, cursors);
    expect(batch.pullRequests?.map(({ title }) => title)).toContain(`Renamed after ${hours} h`);
  }
});

test("teams of the organisations that a person's token belongs to, where none is named", async () => {
  const deps = depsFor(github.url, github.tokens.admin, () => new Date(github.clock.now()), {
    id: "unnamed",
  });
  const stream = githubConnector.streams(deps).find(({ name }) => name === "teams")!;
  const request = { scope: { key: "", name: "" }, pageSize: null, now: deps.now() };
  const page = await stream.readPage({ ...request, cursor: null, signal: AbortSignal.timeout(30_000) });
  const slugs = page.records.map(({ payload }) => (payload as { node: { slug?: string } }).node.slug);
  expect(new Set(slugs)).toEqual(new Set(organisation.teams.map(({ slug }) => slug)));
  expect(slugs).toHaveLength(organisation.teams.length);
});

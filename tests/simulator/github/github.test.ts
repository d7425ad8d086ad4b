import { createHmac } from "node:crypto";
import { afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { virtualClock } from "@/prisma/scenarios/hosts/clock.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { makeOrganisation } from "@/prisma/scenarios/organisation/make-organisation.ts";
import { type GithubOptions, type GithubSimulator, startGithub } from "./start-github.ts";

const PAGE = `query Page($name: String!, $first: Int = 25, $after: String) {
  rateLimit { cost remaining }
  repository(owner: "acme", name: $name) {
    pullRequests(first: $first, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      totalCount
      pageInfo { hasNextPage endCursor }
      nodes { number title reviews(first: 50) { totalCount nodes { state } } timelineItems(first: 50) { nodes { __typename } } }
    }
  }
}`;
const Page = z.object({
  data: z.object({
    rateLimit: z.object({ cost: z.number(), remaining: z.number() }),
    repository: z.object({
      pullRequests: z.object({
        totalCount: z.number(),
        pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
        nodes: z.array(z.object({ number: z.number() })),
      }),
    }),
  }),
});

let running: GithubSimulator | undefined;
beforeAll(async () => {
  await start();
}, 30_000);
afterEach(async () => {
  await running?.stop();
  running = undefined;
});

async function start(
  options: GithubOptions = {},
): Promise<{ sim: GithubSimulator; first: HostedRepository }> {
  const organisation = await makeOrganisation({ seed: "a", size: "tiny" });
  await running?.stop();
  const sim = await startGithub(organisation, options);
  running = sim;
  const [first] = organisation.repositories;
  if (first === undefined) throw new Error("there is no repository");
  return { sim, first };
}

const rest = (sim: GithubSimulator, path: string, headers: Record<string, string> = {}): Promise<Response> =>
  fetch(`${sim.url}/api/v3${path}`, {
    redirect: "manual",
    headers: { authorization: `Bearer ${sim.tokens.admin}`, ...headers },
  });
const graphql = (sim: GithubSimulator, query: string, variables: object = {}): Promise<Response> =>
  fetch(sim.graphqlUrl, {
    method: "POST",
    headers: { authorization: `Bearer ${sim.tokens.admin}` },
    body: JSON.stringify({ query, variables }),
  });
const kinds = (sim: GithubSimulator): string[] => sim.violations().map((violation) => violation.kind);

test("a query that GitHub's schema does not know fails", async () => {
  const { sim } = await start();
  const answer = await graphql(
    sim,
    '{ repository(owner: "acme", name: "shop") { pullRequests(first: 5) { nodes { linesOfCode } } } }',
  );
  expect(await answer.text()).toContain('Cannot query field \\"linesOfCode\\"');
  expect(kinds(sim)).toEqual(["invalid-query"]);
});

test("the pages of a repository hold every pull request once, and one that moves up is not told twice", async () => {
  const { sim, first } = await start();
  const seen: number[] = [];
  let after: string | null = null;
  do {
    const answer = Page.parse(await (await graphql(sim, PAGE, { name: first.name, first: 7, after })).json());
    const { nodes, pageInfo } = answer.data.repository.pullRequests;
    seen.push(...nodes.map((node) => node.number));
    after = pageInfo.hasNextPage ? pageInfo.endCursor : null;
    const moved = first.pulls.find((pull) => pull.number === seen[0]);
    if (moved) sim.world.edit(moved, { title: "Moved" });
  } while (after !== null);
  expect(seen.toSorted((a, b) => a - b)).toEqual(first.pulls.map((pull) => pull.number));
  expect(sim.violations()).toEqual([]);
});

test("every list of REST fits the published description", async () => {
  const { sim, first } = await start();
  const base = `/repos/acme/${first.name}`;
  const odd = first.pulls.filter((pull) => pull.truth.oddities.length > 0);
  const each = odd.flatMap(({ number }) => [
    `/pulls/${number}`,
    `/pulls/${number}/reviews?per_page=100`,
    `/issues/${number}/timeline?per_page=100`,
  ]);
  const lists = [
    "",
    "/pulls?state=all&per_page=100",
    "/pulls/comments?per_page=100",
    "/issues?state=all&per_page=100",
    "/issues/comments?per_page=100",
  ];
  const deliveries = [
    "/deployments",
    `/deployments/${first.deployments[0]?.id}/statuses`,
    "/releases",
    "/actions/runs",
    `/actions/runs/${first.runs[0]?.id}/jobs`,
  ];
  const rules = [
    "/rulesets",
    `/rulesets/${first.rulesets[0]?.id}`,
    `/commits/${first.pulls[0]?.headSha}/check-runs`,
  ];
  const others = [
    "/user",
    "/user/repos",
    "/orgs/acme/repos",
    "/orgs/acme/members",
    "/orgs/acme/teams",
    "/orgs/acme/teams/engineering/members",
    "/installation/repositories",
    "/rate_limit",
    "/meta",
  ];
  const paths = [...[...each, ...lists, ...deliveries, ...rules].map((path) => base + path), ...others];
  const statuses = await Promise.all(
    paths.map(async (path) => [path, (await rest(sim, path)).status] as const),
  );
  expect(statuses.filter(([, status]) => status !== 200)).toEqual([]);
  expect(sim.violations()).toEqual([]);
}, 30_000);

test("a body that does not fit the published description is refused and recorded", async () => {
  const { sim, first } = await start();
  Object.assign(first.pulls[0] ?? {}, { title: 7 });
  const answer = await rest(sim, `/repos/acme/${first.name}/pulls/${first.pulls[0]?.number}`);
  expect(answer.status).toBe(500);
  expect(kinds(sim)).toEqual(["misfit"]);
  expect(sim.violations()[0]?.detail).toContain("/title must be string");
});

test("an unchanged page costs nothing to ask for again, for the token that had it", async () => {
  const { sim, first } = await start();
  const path = `/repos/acme/${first.name}/pulls?state=all`;
  const etag = (await rest(sim, path)).headers.get("etag") ?? "";
  const again = await rest(sim, path, { "if-none-match": etag });
  expect([again.status, again.headers.get("x-ratelimit-used")]).toEqual([304, "1"]);
  const other = await rest(sim, path, {
    "if-none-match": etag,
    authorization: `Bearer ${sim.grant("other")}`,
  });
  expect(other.status).toBe(200);
});

test("a request before its time is recorded, and one after it is not", async () => {
  const { sim } = await start({ clock: virtualClock(0), limits: { restPerMinute: 3 } });
  const statuses = [];
  for (let number = 0; number < 5; number += 1) statuses.push((await rest(sim, "/user")).status);
  expect(statuses).toEqual([200, 200, 200, 403, 403]);
  expect(kinds(sim)).toEqual(["secondary-limit", "inside-forbidden-interval"]);
  sim.clock.advance(60_000);
  expect((await rest(sim, "/user")).status).toBe(200);
  expect(sim.violations()).toHaveLength(2);
});

test("the hour's points run out as GitHub says, and come back with the hour", async () => {
  const { sim, first } = await start({ clock: virtualClock(0), limits: { graphql: 2 } });
  const ask = async (): Promise<unknown> => (await graphql(sim, PAGE, { name: first.name })).json();
  expect([Page.parse(await ask()), Page.parse(await ask())].map((page) => page.data.rateLimit)).toEqual([
    { cost: 1, remaining: 1 },
    { cost: 1, remaining: 0 },
  ]);
  expect(await ask()).toMatchObject({ errors: [{ type: "RATE_LIMITED" }] });
  sim.clock.advance(3_600_000);
  expect(Page.parse(await ask()).data.rateLimit.remaining).toBe(1);
  expect(sim.violations()).toEqual([]);
});

test("a page that is too heavy times out after ten simulated seconds", async () => {
  const { sim } = await start({ clock: virtualClock(0), latency: "model", msPerItem: 40 });
  const heavy = `{ repository(owner: "acme", name: "shop") { pullRequests(first: 100) { nodes { timelineItems(first: 100) { nodes { __typename } }
    reviews(first: 100) { nodes { state } } reviewThreads(first: 100) { nodes { path comments(first: 20) { nodes { body } } } } commits(first: 100) { nodes { commit { oid } } } } } } }`;
  expect((await graphql(sim, heavy)).status).toBe(502);
  expect(sim.clock.now()).toBe(10_000);
});

test("what was kept for speed is what was executed, but for the rate limit", async () => {
  const { sim, first } = await start({ fast: true });
  const ask = async (): Promise<string> => (await graphql(sim, PAGE, { name: first.name })).text();
  const [executed, kept] = [await ask(), await ask()];
  expect(kept).toBe(executed.replace('"remaining":4999', '"remaining":4998'));
  sim.world.edit(first.pulls[0] as never, { title: "Changed" });
  expect(await ask()).toContain('"title":"Changed"');
});

test("faults hit what they are meant for, as often as they are meant to", async () => {
  const { sim, first } = await start();
  const path = `/repos/acme/${first.name}/pulls`;
  sim.fail({ kind: "status", status: 502, on: "rest", path: /pulls/, times: 1, after: 1 });
  expect([
    (await rest(sim, path)).status,
    (await rest(sim, "/user")).status,
    (await rest(sim, path)).status,
    (await rest(sim, path)).status,
  ]).toEqual([200, 200, 502, 200]);
  sim.fail({ kind: "truncated" });
  await expect((await rest(sim, path)).text()).rejects.toThrow();
  sim.fail({ kind: "gzip-broken" });
  await expect((await rest(sim, path)).text()).rejects.toThrow();
  sim.fail({ kind: "partial", at: ["repository", "pullRequests", "nodes", 2] });
  const spoiled = z
    .object({ errors: z.array(z.unknown()), data: z.unknown() })
    .parse(await (await graphql(sim, PAGE, { name: first.name })).json());
  expect(spoiled).toMatchObject({
    errors: [{ type: "FORBIDDEN" }],
    data: { repository: { pullRequests: { totalCount: first.pulls.length } } },
  });
  sim.world.rename(first, "store");
  const moved = await rest(sim, path);
  expect([moved.status, moved.headers.get("location")]).toEqual([
    301,
    `${sim.url}/api/v3/repositories/${first.id}/pulls`,
  ]);
  sim.revoke(sim.tokens.admin);
  expect((await rest(sim, "/user")).status).toBe(401);
});

test("deliveries are signed over their bytes, and fit the published description", async () => {
  const { sim, first } = await start({ webhookSecrets: ["new", "old"], checksWebhooks: true });
  const pull = first.pulls.find((one) => one.reviews.length > 1);
  const life = pull ? [...sim.webhooks.lifeOf(first, pull), ...sim.webhooks.restOf(first)] : [];
  expect(life.length).toBeGreaterThan(3);
  for (const { headers, body } of life) {
    expect(headers["x-hub-signature-256"]).toBe(
      `sha256=${createHmac("sha256", "new").update(body).digest("hex")}`,
    );
  }
  const shuffled = sim.webhooks.shuffled(life, 10, "seed");
  expect(shuffled).toHaveLength(life.length * 10);
  expect(new Set(shuffled)).toEqual(new Set(life));
  expect(sim.violations()).toEqual([]);
}, 30_000);

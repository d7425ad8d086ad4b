import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { execute, identifier, type Sql, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { removeSample } from "@/lib/settings/remove-repository.ts";
import { finishSignIn } from "@/lib/sources/finish-sign-in.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import type { Organisation } from "@/prisma/scenarios/organisation/organisation.ts";
import { readOrganisation } from "@/prisma/scenarios/sample/keep-organisation.ts";
import { toolOf } from "@/workers/people/tool-of.ts";
import { sampleFolder } from "@/workers/sample-folder.ts";
import { checkConnectionStage } from "@/workers/stages/check-connection.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { openSampleStage } from "@/workers/stages/open-sample.ts";
import type { SyncDeps, SyncScope } from "@/workers/stages/sync-connection.ts";
import { syncTeamsStage } from "@/workers/stages/sync-teams.ts";
import { understandAgainStage } from "@/workers/stages/understand-again.ts";
import { follow } from "@/workers/sync/follow.ts";
import { sampleHttp } from "@/workers/sync/sample-http.ts";
import { type Analysis, KEYS, openAnalysis } from "../../support/analysis.ts";
import { syncAll } from "../../support/sync-lab.ts";

const SAMPLE = "018f0000-0000-7000-8000-0000000000c3";
const PERSON = "018f0000-0000-7000-8000-0000000000b1";
const now = () => new Date();
let house: Analysis;
let truth: Organisation;
let deps: SyncDeps;
const repositories: RepoScope[] = [];
const connections: SyncScope[] = [];

beforeAll(async () => {
  house = await openAnalysis();
  const { db, dataDir } = house;
  await withOrg(db, SAMPLE, (tx) =>
    execute(tx, sql`INSERT INTO organisation (id, name, is_sample) VALUES (${SAMPLE}, 'Sample', true)`),
  );
  await openSampleStage({
    db,
    dataDir,
    encryptionKeys: KEYS,
    now,
    read: async (scope) => void repositories.push(scope),
    test: async (scope) => void connections.push(scope),
  })({ orgId: SAMPLE, userId: PERSON });
  truth = await readOrganisation(sampleFolder(dataDir, SAMPLE));
  deps = {
    db,
    encryptionKeys: KEYS,
    now,
    connectorOf,
    createHttp: () => () => Promise.reject(new Error("the sample went to the network")),
    sampleHttp: sampleHttp(dataDir, now),
    follow,
    signal: new AbortController().signal,
    again: async () => undefined,
  };
  for (const scope of connections) await checkConnectionStage({ ...deps, finishSignIn })(scope);
  for (const scope of connections) await syncAll(deps, scope);
}, 170_000);
afterAll(() => house.close());

const ask = <Row extends z.ZodType>(row: Row, query: Sql) => house.ask({ orgId: SAMPLE }, row, query);
const Count = z.object({ n: z.number() });
const count = async (query: Sql): Promise<number> => (await ask(Count, query))[0]?.n ?? -1;

test("both hosts of the sample are read whole, through their connectors, without a call to the network", async () => {
  expect(connections).toHaveLength(2);
  const tested = await ask(
    z.object({ state: z.string(), calls: z.array(z.object({ call: z.string(), state: z.string() })) }),
    sql`SELECT state, "check" AS calls FROM connection`,
  );
  expect(tested.map(({ state }) => state)).toEqual(["ok", "ok"]);
  const wrong = tested
    .flatMap(({ calls }) => calls)
    .filter(({ state }) => state !== "ok" && state !== "not_used");
  expect(wrong).toEqual([]);
  const streams = await ask(
    z.object({
      kind: z.string(),
      stream: z.string(),
      state: z.string(),
      gaps: z.number(),
      whole: z.boolean(),
    }),
    sql`SELECT c.kind, s.stream, s.state, s.gaps, s.complete_at IS NOT NULL AS whole
        FROM sync_stream s JOIN connection c ON c.id = s.connection_id ORDER BY 1, 2`,
  );
  expect(streams.filter(({ state, gaps, whole }) => state !== "ok" || gaps > 0 || !whole)).toEqual([]);
  expect(new Set(streams.map(({ kind }) => kind))).toEqual(new Set(["github", "jira"]));
  expect(await count(sql`SELECT count(*) AS n FROM quarantine`)).toBe(0);
});

test("what was read is what the sample's hosts hold", async () => {
  const pulls = truth.repositories.flatMap((repository) => repository.pulls);
  expect(await count(sql`SELECT count(*) AS n FROM pull_request`)).toBe(pulls.length);
  const reviews = pulls.flatMap((pull) => pull.reviews).filter(({ state }) => state !== "PENDING");
  expect(await count(sql`SELECT count(*) AS n FROM review`)).toBe(reviews.length);
  const deployments = truth.repositories.flatMap((repository) => repository.deployments);
  expect(await count(sql`SELECT count(*) AS n FROM deployment`)).toBe(deployments.length);
  const issues = truth.repositories.flatMap((repository) => repository.issues);
  expect(await count(sql`SELECT count(*) AS n FROM work_item`)).toBe(
    issues.length + truth.jira.issues.length,
  );
});

test("the repositories at the host are the ones that git reads", async () => {
  const linked = await ask(
    z.object({ name: z.string(), key: z.string().nullable(), source: z.string() }),
    sql`SELECT name, host_key AS key, source FROM repository ORDER BY name`,
  );
  expect(linked).toEqual(
    truth.repositories
      .map(({ name, id }) => ({ name, key: `github.acme.example/${id}`, source: "local" }))
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  );
});

test("its people are found and stand in teams that may be shown", async () => {
  for (const scope of repositories) await house.read(scope);
  await matchPeopleStage({ db: house.db, now, toolOf, follow: [] })({ orgId: SAMPLE });
  await syncTeamsStage({ db: house.db, now, follow: [] })({ orgId: SAMPLE });
  const teams = await ask(
    z.object({ name: z.string(), people: z.number() }),
    sql`SELECT t.name, count(DISTINCT m.person_id) AS people FROM team t JOIN team_member m ON m.team_id = t.id
        WHERE t.origin = 'github' GROUP BY 1 ORDER BY 1`,
  );
  expect(teams).toEqual([
    { name: "Payments", people: 5 },
    { name: "Platform", people: 6 },
    { name: "Storefront", people: 4 },
  ]);
  // The address in git, the account at the host of code, and the account at the tracker where it shows its address.
  const whole = await count(
    sql`SELECT count(*) AS n FROM (SELECT person_id FROM identity WHERE person_id IS NOT NULL
        GROUP BY person_id HAVING count(*) = 3) AS each`,
  );
  expect(whole).toBe(truth.people.filter((_person, place) => place % 2 === 0).length);
});

test("understanding what was said again changes nothing", async () => {
  const askTurn = async () => undefined;
  const understand = understandAgainStage({ ...deps, askTurn, askApply: askTurn });
  for (const scope of connections) expect(await understand(scope)).toBe(0);
});

test("removed, it leaves no row behind", async () => {
  await withOrg(house.db, SAMPLE, (tx) => removeSample(tx, SAMPLE));
  const tables = await ask(
    z.object({ name: z.string() }),
    sql`SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'org_id' ORDER BY 1`,
  );
  const left: string[] = [];
  for (const { name } of tables)
    if ((await count(sql`SELECT count(*) AS n FROM ${identifier(name)}`)) > 0) left.push(name);
  expect(left).toEqual([]);
  await syncAll(deps, connections[0]!);
  expect(await count(sql`SELECT count(*) AS n FROM raw_record`)).toBe(0);
});

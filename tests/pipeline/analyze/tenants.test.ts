import { existsSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { execute, identifier, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { removeRepository, removeSample } from "@/lib/settings/remove-repository.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { openSampleStage } from "@/workers/stages/open-sample.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type Analysis, KEYS, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { smallShop } from "../../support/small-shop.ts";

const ONE = "018f0000-0000-7000-8000-0000000000a1";
const TWO = "018f0000-0000-7000-8000-0000000000a2";
const SAMPLE = "018f0000-0000-7000-8000-0000000000a3";
const PERSON = "018f0000-0000-7000-8000-0000000000b1";
let house: Analysis;
let repo: GitRepo;

beforeAll(async () => {
  house = await openAnalysis();
  repo = smallShop();
});
afterAll(async () => {
  await house.close();
  repo.remove();
});

/** How many rows each table of tenants holds for the tenant that looks, of all that it can see. */
async function seen(orgId: string): Promise<Map<string, { rows: number; foreign: number }>> {
  const tables = await house.ask(
    { orgId },
    z.object({ name: z.string() }),
    sql`SELECT table_name AS name FROM information_schema.columns
        WHERE table_schema = 'public' AND column_name = 'org_id' ORDER BY 1`,
  );
  const Counted = z.object({ rows: z.number(), foreign: z.number() });
  const found = new Map<string, z.output<typeof Counted>>();
  for (const { name } of tables) {
    const query = sql`SELECT count(*) AS rows, count(*) FILTER (WHERE org_id <> ${orgId}) AS foreign FROM ${identifier(name)}`;
    const [counted] = await house.ask({ orgId }, Counted, query);
    if (counted && (counted.rows > 0 || counted.foreign > 0)) found.set(name, counted);
  }
  return found;
}

test("two organisations that read the same repository never see one another's rows", async () => {
  const one = await house.add(repo.path, ONE);
  const two = await house.add(repo.path, TWO);
  await house.read(one);
  const alone = await seen(ONE);
  await house.read(two);
  expect(await seen(ONE)).toEqual(alone);
  expect([...alone.values()].filter(({ foreign }) => foreign > 0)).toEqual([]);
  expect(alone.size).toBeGreaterThan(15);
  expect(differences(await derivedRows(house.db, one), await derivedRows(house.db, two))).toEqual([]);
  const across = await house.read({ orgId: ONE, repoId: two.repoId });
  expect(across).toBeNull();
});

test("a repository that is removed leaves no row but that it was there, and the other organisation keeps its own", async () => {
  const [one, two] = [await house.add(repo.path, ONE), await house.add(repo.path, TWO)];
  const other = await derivedRows(house.db, two);
  await withOrg(house.db, ONE, async (tx) => {
    await execute(
      tx,
      sql`INSERT INTO correction (org_id, repo_id, change_id, subject, to_class, reason, by_user)
          VALUES (${ONE}, ${one.repoId}, 'pr:1', 'composition', 'human', 'I wrote it', ${PERSON})`,
    );
    await removeRepository(tx, ONE, PERSON, one.repoId);
  });
  expect([...(await seen(ONE)).keys()]).toEqual(["audit_event", "git_identity", "repository", "team"]);
  expect(differences(other, await derivedRows(house.db, two))).toEqual([]);
  expect(await house.read(one)).toBeNull();
});

test("a repository that is removed while it is read stays removed", async () => {
  const scope = await house.add(repo.path, ONE);
  const ended = await house.read(scope, {
    open: async (repository, scratchDir) => {
      await withOrg(house.db, ONE, (tx) => removeRepository(tx, ONE, PERSON, scope.repoId));
      return openRepository(createGit(), { path: repository.location, scratchDir });
    },
  });
  expect(ended).toBeNull();
  expect([...(await seen(ONE)).keys()]).toEqual(["audit_event", "git_identity", "repository", "team"]);
});

test("the sample comes with its repositories, is read like any other, and goes without a trace", async () => {
  await withOrg(house.db, SAMPLE, (tx) =>
    execute(tx, sql`INSERT INTO organisation (id, name, is_sample) VALUES (${SAMPLE}, 'Sample', true)`),
  );
  const asked: RepoScope[] = [];
  const { db, dataDir } = house;
  const connected: SyncScope[] = [];
  const open = openSampleStage({
    db,
    dataDir,
    encryptionKeys: KEYS,
    now: () => new Date("2026-11-18T10:00:00Z"),
    read: async (scope) => void asked.push(scope),
    test: async (scope) => void connected.push(scope),
  });
  await open({ orgId: SAMPLE, userId: PERSON });
  await open({ orgId: SAMPLE, userId: PERSON });
  expect(new Set(asked.map(({ repoId }) => repoId)).size).toBe(3);
  expect(new Set(connected.map(({ connectionId }) => connectionId)).size).toBe(2);
  const [last] = asked;
  await house.read(last!);
  const held = await house.ask(
    last!,
    z.object({ name: z.string(), sample: z.boolean(), state: z.string() }),
    sql`SELECT name, is_sample AS sample, state FROM repository ORDER BY name`,
  );
  expect(held).toEqual([
    { name: "payments", sample: true, state: "ready" },
    { name: "platform", sample: true, state: "queued" },
    { name: "storefront", sample: true, state: "queued" },
  ]);
  expect(existsSync(join(dataDir, "sample", SAMPLE, "payments.git"))).toBe(true);
  await expect(withOrg(db, TWO, (tx) => removeSample(tx, TWO))).rejects.toMatchObject({ code: "forbidden" });
  await withOrg(db, SAMPLE, (tx) => removeSample(tx, SAMPLE));
  expect([...(await seen(SAMPLE)).keys()]).toEqual([]);
  expect(await house.read(last!)).toBeNull();
});

test("a sample that is removed before it is written is not written", async () => {
  const asked: RepoScope[] = [];
  const { db, dataDir } = house;
  const open = openSampleStage({
    db,
    dataDir,
    encryptionKeys: KEYS,
    now: () => new Date(),
    read: async (scope) => void asked.push(scope),
    test: async (scope) => void asked.push({ ...scope, repoId: scope.connectionId }),
  });
  await open({ orgId: SAMPLE, userId: PERSON });
  expect(asked).toEqual([]);
  expect([...(await seen(SAMPLE)).keys()]).toEqual([]);
  expect(existsSync(join(dataDir, "sample", SAMPLE))).toBe(false);
});

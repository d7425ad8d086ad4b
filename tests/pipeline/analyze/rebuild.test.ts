import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { openQueues, type Queues } from "@/lib/jobs/enqueue.ts";
import { FIRST_ORGANISATION } from "@/lib/model/first-organisation.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { rebuildCommand } from "@/workers/commands/rebuild.ts";
import { type Analysis, KEYS, openAnalysis } from "../../support/analysis.ts";
import { type DerivedRows, derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";

let house: Analysis;
let queues: Queues;
let closeQueues: () => Promise<void>;
let repo: GitRepo;
let scope: RepoScope;
let truth: DerivedRows;

beforeAll(async () => {
  house = await openAnalysis();
  const backend = openBackend({ postgresUrl: house.database.queueUrl, use: "ask" });
  queues = openQueues(backend);
  closeQueues = async () => {
    await queues.close();
    await backend.close();
  };
  repo = smallShop();
  goOn(repo, 3);
  scope = await house.add(repo.path, FIRST_ORGANISATION);
  await house.read(scope);
  truth = await derivedRows(house.db, scope);
});
afterAll(async () => {
  await closeQueues();
  await house.close();
  repo.remove();
});

async function rebuild(...args: string[]): Promise<string[]> {
  const said: string[] = [];
  const terminal = { cwd: "/", say: (text: string) => void said.push(text), progress: () => {} };
  const { db, dataDir } = house;
  await rebuildCommand(
    args,
    { db, queues, dataDir, encryptionKeys: KEYS, appUrl: "http://localhost:3000" },
    terminal,
  );
  return said;
}

const lastEntry = async () => {
  const query = sql`SELECT max(seq) AS seq FROM ledger_entry WHERE repo_id = ${scope.repoId}`;
  return (await house.ask(scope, z.object({ seq: z.number() }), query))[0]?.seq;
};

test.each(["raw", "normalized", "ledger"])(
  "a rebuild from %s leaves what was there and books nothing",
  async (from) => {
    const before = await lastEntry();
    expect(await rebuild("--from", from)).toEqual([`shop: rebuilt from ${from}.`]);
    expect(differences(truth, await derivedRows(house.db, scope))).toEqual([]);
    expect(await lastEntry()).toBe(before);
  },
);

test("a rebuild mends what was damaged, in the books by further entries", async () => {
  const before = await lastEntry();
  await withOrg(house.db, scope.orgId, async (tx) => {
    const { orgId, repoId } = scope;
    await execute(tx, sql`UPDATE change SET gross = gross + 7 WHERE repo_id = ${repoId}`);
    await execute(tx, sql`DELETE FROM atom_group WHERE repo_id = ${repoId} AND position = 0`);
    await execute(tx, sql`UPDATE survival SET born = 1 WHERE repo_id = ${repoId}`);
    await execute(tx, sql`DELETE FROM fact_cell WHERE repo_id = ${repoId}`);
    await execute(tx, sql`DELETE FROM composition WHERE repo_id = ${repoId}`);
    await execute(
      tx,
      sql`INSERT INTO ledger_entry (org_id, repo_id, change_id, class, atoms, cause_id, booked_at, rule, confidence)
          VALUES (${orgId}, ${repoId}, 'pr:1', 'net', 5, 'pr:1', now(), 'mistake', 1)`,
    );
  });
  expect(differences(truth, await derivedRows(house.db, scope))).not.toEqual([]);
  await rebuild("--from", "normalized");
  expect(differences(truth, await derivedRows(house.db, scope))).toEqual([]);
  expect(await lastEntry()).toBeGreaterThan(before ?? 0);
});

test("facts alone are rebuilt from the ledger", async () => {
  await withOrg(house.db, scope.orgId, (tx) =>
    execute(tx, sql`UPDATE fact_cell SET net = net + 1, changes = 0 WHERE repo_id = ${scope.repoId}`),
  );
  await rebuild("--from", "ledger");
  expect(differences(truth, await derivedRows(house.db, scope))).toEqual([]);
});

test("a reading goes on after a rebuild as after any other", async () => {
  goOn(repo, 2, 3);
  await house.read(scope);
  const afresh = await house.add(repo.path, "018f0000-0000-7000-8000-0000000000bb");
  await house.read(afresh);
  expect(differences(await derivedRows(house.db, afresh), await derivedRows(house.db, scope))).toEqual([]);
});

test.each([[[]], [["--from", "the moon"]], [["--from"]]])(
  "a rebuild refuses %j and says how it is meant",
  async (args) => {
    await expect(rebuild(...args)).rejects.toMatchObject({
      code: "invalid",
      fix: "Usage: assay rebuild --from raw|normalized|ledger",
    });
  },
);

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { readToldWork } from "@/lib/normalized/links/told-work-store.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c7";
let database: TestDatabase;
let db: Db;
let lab: HostedLab;
let scope: RepoScope;
let key: string;

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  await lab.sync();
  const repository = lab.organisation.repositories.find((each) => !each.isDeleted && !each.isEmpty);
  if (repository === undefined) throw new Error("there is no repository");
  scope = await lab.repoOf(repository);
  key = lab.keyOf(repository);
  await lab.read(scope);
}, 120_000);
afterAll(async () => {
  await lab.close();
  await db.end();
  await database.drop();
});

/** Links what is named, and answers which repositories are to be read because of that. */
async function link(): Promise<RepoScope[]> {
  const asked: RepoScope[] = [];
  await linkChangesStage({ db, read: async (each) => asked.push(each) })({ orgId: ORG, repo: key });
  return asked;
}

const classesOf = (change: string) =>
  lab.rows<{ class: string; atoms: number }>(
    `SELECT class, sum(atoms)::int AS atoms FROM ledger_entry WHERE repo_id = $1 AND change_id = $2
     GROUP BY class HAVING sum(atoms) <> 0 ORDER BY class`,
    [scope.repoId, change],
  );

test("an issue that turns out to be a bug has its change read again, restated, and counted as a fix", async () => {
  await link();
  await lab.read(scope);
  expect(await link()).toEqual([]);
  const [chosen] = await lab.rows<{ id: string; number: number }>(
    `SELECT c.id, c.number FROM change c JOIN ledger_entry e ON e.repo_id = c.repo_id AND e.change_id = c.id AND e.class = 'net'
     WHERE c.repo_id = $1 AND c.number IS NOT NULL AND NOT EXISTS (
       SELECT 1 FROM development_link l WHERE l.repo = $2 AND l.change = c.id)
     GROUP BY 1, 2, c.position HAVING sum(e.atoms) > 3 ORDER BY c.position DESC LIMIT 1`,
    [scope.repoId, key],
  );
  if (chosen === undefined) throw new Error("there is no change without an item");
  await lab.rows(
    `INSERT INTO host_project (org_id, key, connection_id, label, name) VALUES ($1, 'jira.test/ED', $2, 'ED', 'P')`,
    [ORG, lab.scope.connectionId],
  );
  await lab.rows(
    `INSERT INTO work_item (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at)
     VALUES ($1, 'jira.test/1', $2, 'ED-1', 'jira.test/ED', 'T', 'task', 0, 'done', now(), now())`,
    [ORG, lab.scope.connectionId],
  );
  await lab.rows("UPDATE pull_request SET body = 'Closes ED-1.' WHERE repo = $1 AND number = $2", [
    key,
    chosen.number,
  ]);
  const before = await classesOf(chosen.id);
  expect(await link()).toEqual([scope]);
  await lab.read(scope);
  expect(await classesOf(chosen.id)).toEqual(before);

  await lab.rows("UPDATE work_item SET kind = 'bug' WHERE key = 'jira.test/1'");
  const told = await withOrg(db, ORG, (tx) => readToldWork(tx, scope));
  expect(told.get(chosen.id)?.items.map(({ says }) => says)).toEqual(["corrective"]);
  expect(await link()).toEqual([scope]);
  await lab.read(scope);
  const names = (await classesOf(chosen.id)).map((each) => each.class);
  expect([names.some((name) => name.startsWith("corrective_")), names.includes("net")]).toEqual([
    true,
    false,
  ]);
  expect(await link()).toEqual([]);
});

test("what was restated is what a reading from the beginning gives", async () => {
  const before = await derivedRows(db, scope);
  await lab.rows("DELETE FROM replay_part WHERE repo_id = $1", [scope.repoId]);
  await lab.read(scope);
  expect(differences(before, await derivedRows(db, scope))).toEqual([]);
});

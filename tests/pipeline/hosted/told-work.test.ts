import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { readToldWork } from "@/lib/normalized/links/told-work-store.ts";
import { talkStamps, toldTalk } from "@/lib/normalized/units/talk-store.ts";
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

test("what was said about a change is told by conversation and by person, and what its item went through", async () => {
  const [first] = await lab.rows<{ change: string }>(
    "SELECT change FROM development_link WHERE item = 'jira.test/1'",
  );
  const stamps = async () =>
    new Map(
      (await withOrg(db, ORG, (tx) => talkStamps(tx, ORG))).map(({ changeId, stamp }) => [changeId, stamp]),
    );
  const before = await stamps();
  await lab.rows(
    `INSERT INTO work_item_step (org_id, item, external_id, field, at, from_stage, to_stage, to_name) VALUES
     ($1, 'jira.test/1', '1', 'other', '2020-01-01', NULL, NULL, 'description'),
     ($1, 'jira.test/1', '2', 'status', '2020-01-02', 'ready', 'active', 'Doing'),
     ($1, 'jira.test/1', '3', 'other', '2020-01-03', NULL, NULL, 'description'),
     ($1, 'jira.test/1', '4', 'other', '2020-01-03', NULL, NULL, 'rank'),
     ($1, 'jira.test/1', '5', 'status', '2020-01-04', 'done', 'active', 'Doing')`,
    [ORG],
  );
  await lab.rows(
    "INSERT INTO work_item_link (org_id, item, other, kind) VALUES ($1, 'jira.test/1', 'jira.test/9', 'is_blocked_by')",
    [ORG],
  );
  const after = await stamps();
  expect([...after].filter(([id, stamp]) => before.get(id) !== stamp).map(([id]) => id)).toEqual([
    first?.change,
  ]);

  const repository = lab.organisation.repositories.find((each) => lab.keyOf(each) === key);
  const changes = await lab.rows<{ id: string; number: number }>(
    "SELECT id, number FROM change WHERE repo_id = $1 AND number IS NOT NULL AND kind <> 'closed'",
    [scope.repoId],
  );
  const told = await withOrg(db, ORG, (tx) =>
    toldTalk(
      tx,
      ORG,
      changes.map(({ id }) => [scope.repoId, id] as const),
    ),
  );
  const of = (id: string, kind: string) => told.filter((one) => one.changeId === id && one.kind === kind);
  let spoken = 0;
  for (const { id, number } of changes) {
    const pull = repository?.pulls.find((each) => each.number === number);
    const remarks = (pull?.threads ?? []).flatMap(({ comments }) =>
      comments.map((one) => `${comments[0]?.id} ${one.id}`),
    );
    const found = of(id, "remark").map((one) => `${one.subject} ${one.id}`);
    expect(found.toSorted()).toEqual(remarks.toSorted());
    const reviewers = (pull?.reviews ?? []).flatMap(({ author, state }) =>
      state === "PENDING" || author === pull?.author || author === null ? [] : [lab.keyOf({ id: author })],
    );
    expect(of(id, "review").map((one) => one.id)).toEqual([...new Set(reviewers)].toSorted());
    spoken += remarks.length;
  }
  expect(spoken).toBeGreaterThan(3);
  const item = ["edit", "reopen", "blocker"].map((kind) =>
    of(first?.change ?? "", kind).map((one) => one.id),
  );
  expect(item).toEqual([["3 description"], ["5 Doing"], ["jira.test/9"]]);
});

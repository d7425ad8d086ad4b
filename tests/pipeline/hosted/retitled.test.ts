import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c4";
let database: TestDatabase;
let db: Db;
let lab: HostedLab;

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  await lab.sync();
}, 120_000);
afterAll(async () => {
  await lab.close();
  await db.end();
  await database.drop();
});

test("titles that are edited after the merge rename their changes, and nothing else is written", async () => {
  const repository = lab.organisation.repositories.find((each) => !each.isDeleted && !each.isEmpty);
  if (repository === undefined) throw new Error("there is no repository");
  const scope = await lab.repoOf(repository);
  await lab.read(scope);
  const key = lab.keyOf(repository);
  const landed = () =>
    lab.rows<{ number: number; title: string; kind: string; at: string }>(
      `SELECT number, title, work_kind AS kind, xmin::text AS at FROM change
       WHERE repo_id = $1 AND number IS NOT NULL ORDER BY number`,
      [scope.repoId],
    );
  const plain = (await landed()).filter(
    ({ title }) => !/revert|re-?apply|release|version|^merge|^sync/i.test(title),
  );
  const chosen = plain.slice(0, 3).map(({ number }) => number);
  const books = () =>
    lab.rows(
      `SELECT t.at FROM (SELECT xmin::text AS at, repo_id FROM ledger_entry UNION ALL SELECT xmin::text, repo_id FROM change_commit
        UNION ALL SELECT xmin::text, repo_id FROM atom_group UNION ALL SELECT xmin::text, repo_id FROM composition) t WHERE repo_id = $1 ORDER BY 1`,
      [scope.repoId],
    );
  const [before, rows] = [await landed(), await books()];
  expect([chosen.length, rows.length > 50]).toEqual([3, true]);
  await lab.rows(
    "UPDATE pull_request SET title = 'perf: called ' || number WHERE repo = $1 AND number = ANY($2)",
    [key, chosen],
  );
  await lab.read(scope);
  const after = await landed();
  expect(await books()).toEqual(rows);
  expect(
    after.filter(({ number }) => chosen.includes(number)).map(({ title, kind }) => [title, kind]),
  ).toEqual(chosen.map((number) => [`perf: called ${number}`, "maintenance"]));
  expect(after.filter(({ number }) => !chosen.includes(number))).toEqual(
    before.filter(({ number }) => !chosen.includes(number)),
  );
  const renamed = await derivedRows(db, scope);
  await lab.rows("UPDATE repository SET as_of = NULL WHERE id = $1", [scope.repoId]);
  await lab.rows("DELETE FROM replay_part WHERE repo_id = $1", [scope.repoId]);
  await lab.read(scope);
  expect(differences(await derivedRows(db, scope), renamed)).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c1";
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

const readable = () => lab.organisation.repositories.filter((each) => !each.isDeleted && !each.isEmpty);

test("every repository in scope is one that git reads, once, with the connection's token", async () => {
  const rows = await lab.rows("SELECT host_key, source, location, connection_id FROM repository ORDER BY 1");
  expect(rows).toEqual(
    readable()
      .map((each) => ({
        host_key: lab.keyOf(each),
        source: "remote",
        location: `${lab.github.url}/${each.owner}/${each.name}.git`,
        connection_id: lab.scope.connectionId,
      }))
      .toSorted((a, b) => (a.host_key < b.host_key ? -1 : 1)),
  );
  const asked = await lab.rows("SELECT count(*)::int AS n FROM job_intent WHERE job = 'analyze-repository'");
  expect(asked).toEqual([{ n: readable().length }]);
});

test("changes carry what their pull requests are", async () => {
  for (const repository of readable()) {
    await lab.read(await lab.repoOf(repository));
    const { repoId } = await lab.repoOf(repository);
    const told = await lab.rows<Record<string, unknown>>(
      `SELECT number, kind, merge_sha, title, head_branch, merged_at, opened_at FROM change
       WHERE repo_id = $1 AND number IS NOT NULL ORDER BY number`,
      [repoId],
    );
    const seconds = (at: number | null) => new Date(Math.floor((at ?? 0) / 1_000) * 1_000);
    const merged = repository.pulls
      .filter(({ state, mergeSha }) => state === "MERGED" && mergeSha !== null)
      .toSorted((a, b) => a.number - b.number);
    expect(told.map(({ number, kind }) => [number, kind])).toEqual(
      merged.map(({ number, truth }) => [number, truth.landedAs]),
    );
    // PostgreSQL cannot hold the one sign that a title may have and a text may not.
    expect(told.map(({ merge_sha, title, head_branch }) => [merge_sha, title, head_branch])).toEqual(
      merged.map(({ mergeSha, title, head }) => [mergeSha, title.replaceAll("\0", ""), head]),
    );
    expect(told.map(({ merged_at }) => merged_at)).toEqual(merged.map(({ mergedAt }) => seconds(mergedAt)));
  }
});

test("what a host tells after git was read leads to the same books as if it had been there before", async () => {
  const [repository] = readable();
  if (repository?.gitDir == null) throw new Error("there is no repository");
  const told = await lab.repoOf(repository);
  const { repoId } = await withOrg(db, ORG, (tx) =>
    addRepository(tx, {
      orgId: ORG,
      userId: null,
      source: "local",
      location: repository.gitDir ?? "",
      name: "late",
    }),
  );
  const late = { orgId: ORG, repoId };
  await lab.read(late);
  expect(differences(await derivedRows(db, told), await derivedRows(db, late))).not.toEqual([]);
  await lab.rows("UPDATE repository SET host_key = $1 WHERE id = $2", [lab.keyOf(repository), repoId]);
  await lab.read(late);
  expect(differences(await derivedRows(db, told), await derivedRows(db, late))).toEqual([]);

  const booked = () =>
    lab.rows("SELECT count(*)::int AS n, max(seq) AS last FROM ledger_entry WHERE repo_id = $1", [repoId]);
  const before = await booked();
  await lab.read(late);
  expect(await booked(), "told twice is told once").toEqual(before);
  await lab.rows("UPDATE repository SET host_key = NULL, removed_at = now() WHERE id = $1", [repoId]);
});

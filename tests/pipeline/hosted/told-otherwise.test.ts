import { execFileSync } from "node:child_process";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb } from "@/lib/core/db.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { numstat } from "../../support/git-counts.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000c9";
let database: TestDatabase;
let db: Db;
let lab: HostedLab;
let repository: HostedRepository;
let scope: RepoScope;
let key: string;

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  await lab.sync();
  const found = lab.organisation.repositories.find((each) => !each.isDeleted && !each.isEmpty);
  if (found === undefined) throw new Error("there is no repository");
  repository = found;
  key = lab.keyOf(found);
  scope = await lab.repoOf(found);
  await lab.read(scope);
  await lab.readClosed(scope);
}, 120_000);
afterAll(async () => {
  await lab.close();
  await db.end();
  await database.drop();
});

const closed = () => repository.pulls.filter(({ state }) => state === "CLOSED");
const ask = <Row>(query: string, ...values: unknown[]) => lab.rows<Row>(query, [scope.repoId, ...values]);
const last = () => ask("SELECT max(seq) FROM ledger_entry WHERE repo_id = $1");
const booksOf = (id: string) =>
  ask(
    `SELECT class, sum(atoms)::int AS atoms, cause_id AS cause, rule FROM ledger_entry WHERE repo_id = $1 AND change_id = $2
     GROUP BY 1, 3, 4 HAVING sum(atoms) <> 0 ORDER BY class, atoms DESC`,
    id,
  );
/** A pull request like another one, as its host would tell it. */
const tell = (number: number, like: number, over: Record<string, unknown>) =>
  lab.rows(
    `INSERT INTO pull_request SELECT (jsonb_populate_record(p, $3)).* FROM pull_request p WHERE repo = $1 AND number = $2`,
    [
      key,
      like,
      { number, external_id: `PR_${number}`, state: "closed", merged_at: null, merge_sha: null, ...over },
    ],
  );

test("what was closed without landing is abandoned work, counted as git counts it", async () => {
  expect(closed().length).toBeGreaterThan(1);
  const git = (...args: string[]) =>
    execFileSync("git", args, { cwd: repository.gitDir ?? "" })
      .toString()
      .trim();
  const told = closed().map(({ number, base, headSha, title, closedAt }) => {
    const atoms = numstat(repository.gitDir ?? "", git("merge-base", base, headSha), headSha);
    return {
      id: `pr:${number}`,
      number,
      atoms,
      title,
      head: headSha,
      at: Math.floor((closedAt ?? 0) / 1_000),
    };
  });
  const read = await ask(
    `SELECT id, number, gross AS atoms, title, merge_sha AS head, extract(epoch FROM merged_at)::int AS at
     FROM change WHERE repo_id = $1 AND kind = 'closed' ORDER BY number`,
  );
  expect(read).toEqual(told);
  for (const { id, atoms } of told)
    expect(await booksOf(id)).toEqual([{ class: "abandoned", atoms, cause: id, rule: "closed-unmerged" }]);
  const all = told.reduce((sum, { atoms }) => sum + atoms, 0);
  expect(
    await ask(
      `SELECT (SELECT sum(abandoned)::int FROM fact_cell WHERE repo_id = $1) AS facts,
        (SELECT sum(added + removed)::int FROM atom_group WHERE repo_id = $1 AND class = 'abandoned') AS groups,
        (SELECT sum(gross)::int FROM fact_cell WHERE repo_id = $1) = (SELECT sum(atoms)::int FROM ledger_entry WHERE repo_id = $1) AS sums,
        (SELECT sum(changes)::int FROM fact_cell WHERE repo_id = $1) = (SELECT count(*)::int FROM change
          WHERE repo_id = $1 AND kind <> 'closed') AS counts,
        (SELECT sum(settled_changes)::int FROM fact_cell WHERE repo_id = $1) = (SELECT count(*)::int FROM change c
          JOIN repository r ON r.id = c.repo_id
          WHERE c.repo_id = $1 AND c.kind <> 'closed' AND c.merged_at + interval '30 days' <= r.as_of) AS settles`,
    ),
  ).toEqual([{ facts: all, groups: all, sums: true, counts: true, settles: true }]);
});

test("reading it again, from the beginning or not, leaves what was there and books nothing", async () => {
  const [before, seq] = [await derivedRows(db, scope), await last()];
  expect(await lab.readClosed(scope)).toBe(0);
  await ask("DELETE FROM replay_part WHERE repo_id = $1");
  await lab.read(scope);
  expect(await lab.readClosed(scope)).toBe(closed().length);
  expect(differences(before, await derivedRows(db, scope))).toEqual([]);
  expect(await last()).toEqual(seq);
});

test("lines that landed in another change are its duplicate, by an adjusting entry where that came later", async () => {
  const [landed] = await ask<{ number: number; gross: number; id: string; at: Date }>(
    `SELECT number, gross, id, merged_at AS at FROM change
     WHERE repo_id = $1 AND kind = 'squash' AND gross > 5 ORDER BY merged_at LIMIT 1`,
  );
  if (landed === undefined) throw new Error("nothing was squashed");
  const before = await derivedRows(db, scope);
  const atoms = landed.gross;
  await tell(9_001, landed.number, { closed_at: new Date(landed.at.getTime() - 60_000) });
  await tell(9_002, landed.number, { closed_at: new Date(landed.at.getTime() + 60_000) });
  await tell(9_003, landed.number, { closed_at: landed.at, head_sha: "f".repeat(40) });
  expect(await lab.readClosed(scope)).toBe(3);
  const [own, elsewhere] = ["pr:9001", "landed-elsewhere"];
  expect(await booksOf(own)).toEqual([
    { class: "abandoned", atoms, cause: own, rule: "closed-unmerged" },
    { class: "abandoned", atoms: -atoms, cause: landed.id, rule: elsewhere },
    { class: "duplicate", atoms, cause: landed.id, rule: elsewhere },
  ]);
  expect(await booksOf("pr:9002")).toEqual([
    { class: "duplicate", atoms, cause: "pr:9002", rule: elsewhere },
  ]);
  const edges =
    "SELECT from_id AS own, to_id AS id, matched_atoms AS n FROM ledger_edge WHERE repo_id = $1 AND rule = $2 ORDER BY 1";
  expect(await ask(edges, elsewhere)).toEqual(
    [own, "pr:9002"].map((each) => ({ own: each, id: landed.id, n: atoms })),
  );
  expect(await ask("SELECT outcome FROM closed_pull WHERE repo_id = $1 AND change_id = 'pr:9003'")).toEqual([
    { outcome: "no_head" },
  ]);

  await lab.rows("UPDATE pull_request SET state = 'open', closed_at = NULL WHERE number > 9000");
  expect(await lab.readClosed(scope), "reopened").toBe(3);
  expect(await booksOf(own)).toEqual([]);
  expect(differences(before, await derivedRows(db, scope))).toEqual([]);
  await lab.rows("DELETE FROM pull_request WHERE number > 9000");
});

test("what was closed and landed after all is a change like any other, and counts once", async () => {
  const [landed] = await ask<{ number: number; id: string }>(
    `SELECT number, id FROM change WHERE repo_id = $1 AND kind = 'rebase' AND gross > 0 ORDER BY merged_at LIMIT 1`,
  );
  if (landed === undefined) throw new Error("nothing was rebased");
  const before = await derivedRows(db, scope);
  const kept = await lab.rows("SELECT to_jsonb(p) AS p FROM pull_request p WHERE repo = $1 AND number = $2", [
    key,
    landed.number,
  ]);
  await lab.rows(
    "UPDATE pull_request SET state = 'closed', merged_at = NULL, merge_sha = NULL WHERE repo = $1 AND number = $2",
    [key, landed.number],
  );
  await lab.read(scope);
  await lab.readClosed(scope);
  expect(await ask("SELECT kind FROM change WHERE repo_id = $1 AND id = $2", landed.id)).toEqual([
    { kind: "closed" },
  ]);
  await lab.rows("DELETE FROM pull_request WHERE repo = $1 AND number = $2", [key, landed.number]);
  await lab.rows("INSERT INTO pull_request SELECT (jsonb_populate_record(NULL::pull_request, $1)).*", [
    (kept[0] as { p: unknown }).p,
  ]);
  await lab.read(scope);
  const now = differences(before, await derivedRows(db, scope), 99);
  expect(now.filter((each) => !each.startsWith("closed_pull "))).toEqual([]);
  await lab.readClosed(scope);
  expect(differences(before, await derivedRows(db, scope))).toEqual([]);
});

test("titles that are edited after the merge rename their changes, and nothing else is written", async () => {
  const landed = () =>
    lab.rows<{ number: number; title: string; kind: string; at: string }>(
      `SELECT number, title, work_kind AS kind, xmin::text AS at FROM change
       WHERE repo_id = $1 AND number IS NOT NULL AND kind <> 'closed' ORDER BY number`,
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
  await lab.readClosed(scope);
  expect(differences(await derivedRows(db, scope), renamed)).toEqual([]);
});

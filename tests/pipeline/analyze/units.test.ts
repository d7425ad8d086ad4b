import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Db, withOrg } from "@/lib/core/db.ts";
import { rngFrom } from "@/lib/core/rng.ts";
import { execute, identifier, join, sql } from "@/lib/core/sql.ts";
import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { bookPointsStage } from "@/workers/stages/book-points.ts";
import { clusterChangesStage } from "@/workers/stages/cluster-changes.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { longStory } from "../../support/long-story.ts";
import { score } from "../../support/score.ts";
import { weigh } from "../../support/weigh.ts";

const HOUR = 3_600;
const DAY = 24 * HOUR;
const START = 1_700_000_000;
const ANA = { name: "Ana Gil", email: "ana@acme.test" };
const BEN = { name: "Ben Ito", email: "ben@acme.test" };
let repo: GitRepo;
let lab: Analysis;
let scope: RepoScope;
const shas = new Map<string, string>();

/** Lands a commit under a name to ask by. */
function land(name: string, day: number, files: Record<string, string>, message: string, author = ANA): void {
  shas.set(name, repo.commit(files, { author, message, at: START + day * DAY }));
}

beforeAll(async () => {
  repo = GitRepo.create();
  lab = await openAnalysis();
  land("base", -100, { "README.md": "A shop.\n" }, "Begin", BEN);
  land("pay", 0, { "src/pay/card.ts": "export const card = 1;\n" }, "Add cards");
  land("pay again", 1, { "src/pay/cash.ts": "export const cash = 2;\n" }, "Add cash");
  land("ben's", 1.5, { "src/pay/cheque.ts": "export const cheque = 3;\n" }, "Add cheques", BEN);
  land("item", 2, { "src/pay/card.ts": "export const card = 4;\n" }, "ED-1 Check cards");
  land("item later", 20, { "src/ui/form.ts": "export const form = 5;\n" }, "ED-1 Show the form", BEN);
  const lines = Array.from({ length: 9 }, (_, line) => `export const total${line} = ${line * 7};\n`).join("");
  land("totals", 40, { "src/sum/total.ts": lines }, "Add totals");
  const named = `Revert "Add totals"\n\nThis reverts commit ${shas.get("totals")}.`;
  shas.set(
    "revert",
    repo.commit({ "src/sum/total.ts": null }, { message: named, author: BEN, at: START + 55 * DAY }),
  );
  scope = await lab.add(repo.path);
  await withOrg(lab.db, scope.orgId, async (tx) => {
    const connection = "018f0000-0000-7000-8000-0000000000cc";
    await execute(
      tx,
      sql`INSERT INTO host_project (org_id, key, connection_id, label, name)
          VALUES (${scope.orgId}, 'jira.test/ED', ${connection}, 'ED', 'Editor')`,
    );
    await execute(
      tx,
      sql`INSERT INTO work_item (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at)
          VALUES (${scope.orgId}, 'jira.test/1', ${connection}, 'ED-1', 'jira.test/ED', 'Cards', 'story', 0, 'done', now(), now())`,
    );
  });
});
afterAll(async () => {
  await lab.close();
  repo.remove();
});

/** Reads the repository and does what follows, as the queue does. */
async function follow(): Promise<{ touched: number; written: number }> {
  await lab.read(scope);
  await matchPeopleStage({ db: lab.db, now: () => new Date(), toolOf: () => null, follow: [] })(scope);
  await linkChangesStage({ db: lab.db })({ orgId: scope.orgId, repo: null });
  return clusterChangesStage({ db: lab.db })(scope);
}

const Row = z.object({
  change: z.string(),
  unit: z.string(),
  rule: z.string().nullable(),
  evidence: z.string().nullable(),
});
const placed = () =>
  lab.ask(
    scope,
    Row,
    sql`SELECT c.change_id AS change, c.unit_id AS unit, c.rule, c.evidence FROM unit_change c
        JOIN work_unit u ON u.org_id = c.org_id AND u.id = c.unit_id ORDER BY 1`,
  );
const idOf = (name: string): string => `push:${shas.get(name)}`;

async function unitsByName(): Promise<string[][]> {
  const names = new Map([...shas].map(([name, sha]) => [`push:${sha}`, name]));
  const units = new Map<string, string[]>();
  for (const { change, unit } of await placed())
    units.set(unit, [...(units.get(unit) ?? []), names.get(change) ?? change]);
  const inOrder = [...units.values()].map((unit) => unit.toSorted());
  return inOrder.toSorted((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1));
}

test("changes of a real history are one piece of work by item, by people and place, and by lineage", async () => {
  expect(await follow()).toMatchObject({ touched: 8 });
  expect(await unitsByName()).toEqual([
    ["base"],
    ["ben's"],
    ["item", "item later"],
    ["pay", "pay again"],
    ["revert", "totals"],
  ]);
  const rows = new Map((await placed()).map((row) => [row.change, row]));
  expect(rows.get(idOf("item later"))).toMatchObject({ rule: "issue", evidence: "ED-1" });
  expect(rows.get(idOf("pay again"))).toMatchObject({ rule: "same_work", evidence: "directory src/pay" });
  expect(rows.get(idOf("totals"))).toMatchObject({ rule: "lineage", evidence: "reverts (R1)" });
  expect(rows.get(idOf("ben's"))).toMatchObject({ rule: null, evidence: null });
});

test("a second time there is nothing to do", async () => {
  expect(await follow()).toEqual({ touched: 0, written: 0 });
});

/** How many statements a stage sends. */
async function statements(stage: (db: Db) => Promise<unknown>): Promise<number> {
  let count = 0;
  const connect = async () => {
    const client = await lab.db.connect();
    return new Proxy(client, {
      get(target, name) {
        if (name === "query") count += 1;
        const value: unknown = Reflect.get(target, name);
        return typeof value === "function" ? value.bind(target) : value;
      },
    });
  };
  await stage(
    new Proxy(lab.db, { get: (target, name) => (name === "connect" ? connect : Reflect.get(target, name)) }),
  );
  return count;
}

const Score = z.object({ unit: z.string(), row: z.string() });
const scores = () =>
  lab.ask(
    scope,
    Score,
    sql`SELECT unit_id AS unit, to_jsonb(s)::text AS row FROM unit_score s ORDER BY unit_id COLLATE "C"`,
  );

const Booked = z.object({ row: z.string() });
const booked = () =>
  lab.ask(
    scope,
    Booked,
    sql`SELECT to_jsonb(b)::text AS row FROM change_points b UNION ALL SELECT to_jsonb(c)::text FROM point_cell c ORDER BY 1`,
  );

/** Points are booked where something differs, as if all had been booked at once, and those of a unit sum to its score. */
async function booksAgree(): Promise<void> {
  const book = () => bookPointsStage({ db: lab.db })(scope);
  expect(await book()).toBeGreaterThan(0);
  expect(await book()).toBe(0);
  const before = await booked();
  await withOrg(lab.db, scope.orgId, async (tx) => {
    for (const table of ["change_points", "point_cell", "point_book"])
      await execute(tx, sql`DELETE FROM ${identifier(table)}`);
  });
  await book();
  expect(await booked()).toEqual(before);
  const names = LEDGER_CLASSES.map(identifier);
  const sum = sql`sum(${join(names, " + ")})::int`;
  const [sums] = await lab.ask(
    scope,
    z.object({ scores: z.number(), changes: z.number(), cells: z.number() }),
    sql`SELECT (SELECT sum(milli_points)::int FROM unit_score) AS scores, (SELECT ${sum} FROM change_points) AS changes,
          (SELECT ${sum} FROM point_cell) AS cells`,
  );
  expect(sums?.scores).toBeGreaterThan(0);
  expect([sums?.changes, sums?.cells]).toEqual([sums?.scores, sums?.scores]);
}

test("a history that grows is looked at where it grew, and ends as if all had been looked at; the questions stay as many", async () => {
  const story = longStory(repo, rngFrom("units"));
  const all = () =>
    lab.ask(
      scope,
      z.object({ row: z.string() }),
      sql`
    SELECT to_jsonb(c)::text AS row FROM unit_change c UNION ALL SELECT to_jsonb(u)::text FROM work_unit u ORDER BY 1`,
    );
  const counts: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    for (let commit = 0; commit < 15; commit += 1) story.next();
    await follow();
    const grown = await all();
    await withOrg(lab.db, scope.orgId, (tx) => execute(tx, sql`DELETE FROM unit_change`));
    counts.push(await statements((db) => clusterChangesStage({ db })(scope)));
    expect(await all()).toEqual(grown);
    await weigh(lab, scope);
    await score(lab, scope);
    expect(await score(lab, scope)).toBe(0);
    const kept = await scores();
    await withOrg(lab.db, scope.orgId, (tx) => execute(tx, sql`DELETE FROM unit_score`));
    expect(await score(lab, scope)).toBe(kept.length);
    expect(await scores()).toEqual(kept);
    await booksAgree();
  }
  const units = new Set((await placed()).map(({ unit }) => unit));
  expect((await scores()).map(({ unit }) => unit)).toEqual([...units].toSorted());
  expect(new Set(counts).size).toBe(1);
  expect(counts[0]).toBeLessThan(25);
});

test("an item that turns out to be an epic links its changes no more, and the rest is left alone", async () => {
  await withOrg(lab.db, scope.orgId, (tx) => execute(tx, sql`UPDATE work_item SET level = 1`));
  const { touched } = await follow();
  expect(touched).toBeGreaterThan(0);
  expect(touched).toBeLessThan(8);
  expect(await unitsByName()).toEqual(expect.arrayContaining([["item later"]]));
  const scored = await score(lab, scope);
  expect(scored).toBeGreaterThan(0);
  expect(scored).toBeLessThan(8);
});

test("what goes with a repository goes out of its units", async () => {
  await withOrg(lab.db, scope.orgId, (tx) => execute(tx, sql`SELECT purge_repository(${scope.repoId})`));
  await clusterChangesStage({ db: lab.db })(scope);
  expect(await placed()).toEqual([]);
  expect(await lab.ask(scope, z.object({ id: z.string() }), sql`SELECT id FROM work_unit`)).toEqual([]);
});

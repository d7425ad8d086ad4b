import { afterAll, beforeAll, expect, test } from "vitest";
import type { Role } from "@/lib/auth/access.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { assignTeamsStage } from "@/workers/stages/assign-teams.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { syncTeamsStage } from "@/workers/stages/sync-teams.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { seenPages } from "../../support/seen-pages.ts";
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
  await lab.rows("UPDATE repository SET host_key = NULL WHERE id = $1", [repoId]);
});

test("a change belongs to the team that its author was in when it landed, and leaving a team moves no earlier change", async () => {
  const stage = { db, now: () => new Date(lab.github.clock.now()), follow: [], toolOf: () => null };
  await matchPeopleStage(stage)({ orgId: ORG });
  await syncTeamsStage(stage)({ orgId: ORG });
  await assignTeamsStage({ db })({ orgId: ORG });
  const teams = () =>
    lab.rows<{ repo: string; number: number; team: string | null; isMatched: boolean }>(
      `SELECT r.host_key AS repo, c.number, t.host_key AS team, EXISTS (SELECT 1 FROM team_member m WHERE m.person_id = i.person_id) AS "isMatched" FROM change c
       JOIN team t ON t.id = c.team_id JOIN repository r ON r.id = c.repo_id
       JOIN pull_request p ON p.repo = r.host_key AND p.number = c.number LEFT JOIN identity i ON i.key = p.author WHERE r.host_key IS NOT NULL ORDER BY 1, 2`,
    );
  // The host tells who is in a team now; who was in it before is typed in.
  await lab.rows("DELETE FROM team_member");
  for (const team of lab.organisation.teams)
    for (const { account, from, until } of team.members)
      await lab.rows(
        `INSERT INTO team_member (org_id, team_id, person_id, from_at, to_at)
         SELECT t.org_id, t.id, i.person_id, $3, $4 FROM team t JOIN identity i ON i.key = $2 AND i.person_id IS NOT NULL
         WHERE t.host_key = $1`,
        [
          lab.keyOf(team),
          lab.keyOf({ id: account }),
          new Date(from),
          until === null ? null : new Date(until),
        ],
      );
  await assignTeamsStage({ db })({ orgId: ORG });
  const truth = new Map(
    readable().flatMap((repository) =>
      repository.pulls.map((pull) => [`${lab.keyOf(repository)} ${pull.number}`, pull.truth] as const),
    ),
  );
  // Of two teams joined at one time either will do.
  const starts = lab.organisation.teams.flatMap(({ members }) =>
    members.map(({ person, from }) => `${person} ${from}`),
  );
  const inTwo = new Set(
    starts.filter((each, n) => starts.indexOf(each) !== n).map((each) => each.split(" ")[0] ?? ""),
  );
  const known = (await teams()).filter(({ repo, number, isMatched }) => {
    const { person, team, composition } = truth.get(`${repo} ${number}`) ?? {};
    return isMatched && person != null && !inTwo.has(person) && team !== null && composition !== "agent";
  });
  expect(known.length).toBeGreaterThan(30);
  expect(known.map(({ repo, number, team }) => [repo, number, team])).toEqual(
    known.map(({ repo, number }) => [
      repo,
      number,
      lab.keyOf({ id: truth.get(`${repo} ${number}`)?.team ?? 0 }),
    ]),
  );
  expect(new Set(known.map(({ team }) => team)).size).toBeGreaterThan(1);

  const facts = () =>
    lab.rows("SELECT xmin, team_id, repo_id, week, changes FROM fact_cell ORDER BY 2, 3, 4, 5");
  const sums = "SELECT team_id, sum(changes)::int AS n FROM fact_cell GROUP BY 1 ORDER BY 1";
  const counts = `SELECT c.team_id, count(*)::int AS n FROM change c JOIN repository r ON r.id = c.repo_id
    GROUP BY 1 ORDER BY 1`;
  expect(await lab.rows(sums)).toEqual(await lab.rows(counts));
  const before = await facts();
  await lab.rows("UPDATE team_member SET to_at = $1 WHERE to_at IS NULL", [stage.now()]);
  expect(await assignTeamsStage({ db })({ orgId: ORG }), "nobody's leaving moves an earlier change").toBe(0);
  expect(await facts()).toEqual(before);
});

test("the pages show teams of people with those below them, and nothing that fewer than three stand behind", async () => {
  const seen = (role: Role) => seenPages(db, ORG, role, rootName);
  const root = lab.organisation.teams.find(({ parent }) => parent === null);
  const rootName = root?.name ?? "";
  const { home, page, top, grounds } = await seen("owner");
  const ids = grounds.find(({ teamId }) => teamId === top)?.teamIds ?? [];
  expect(ids.length).toBeGreaterThan(2);
  const inWindow = `SELECT sum(changes)::int AS n FROM fact_cell WHERE team_id = ANY($1) AND week BETWEEN $2 AND $3`;
  const [counted] = await lab.rows<{ n: number }>(inWindow, [ids, home.window.from, home.window.to]);
  expect(counted?.n).toBeGreaterThan(20);
  expect(home.teams.find(({ teamId }) => teamId === top)?.changes).toBe(counted?.n);
  expect(page.head.name).toBe(rootName);
  const { human, hybrid, agent, unknown } = page.mix;
  expect(human + hybrid + agent + unknown + page.automation).toBe(counted?.n);

  const guest = await seen("viewer");
  const small = new Set(
    guest.grounds.filter(({ activePeople }) => activePeople < 3).map(({ teamId }) => teamId),
  );
  for (const team of guest.home.teams) {
    expect(team.isOpen).toBe(!small.has(team.teamId));
    if (!team.isOpen) expect([team.changes, team.netShare]).toEqual([0, null]);
  }
});

test("pull requests are linked to the items that they name, and to nothing that only looks like one", async () => {
  const pulls = readable().flatMap((repository) => repository.pulls.map((pull) => ({ repository, pull })));
  const labels = [...new Set(pulls.flatMap(({ pull }) => pull.truth.jiraKeys))];
  expect(labels.length).toBeGreaterThan(3);
  await lab.rows(
    `INSERT INTO host_project (org_id, key, connection_id, label, name)
     SELECT DISTINCT $1::uuid, 'jira.test/' || split_part(l, '-', 1), $2::uuid, split_part(l, '-', 1), 'P' FROM unnest($3::text[]) l`,
    [ORG, lab.scope.connectionId, labels],
  );
  await lab.rows(
    `INSERT INTO work_item (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at)
     SELECT $1::uuid, 'jira.test/' || l, $2::uuid, l, 'jira.test/' || split_part(l, '-', 1), 'T', 'story', 0, 'done', now(), now()
     FROM unnest($3::text[]) l`,
    [ORG, lab.scope.connectionId, labels],
  );
  const link = async () => {
    let written = 0;
    for (const repository of readable())
      written += await linkChangesStage({ db })({ orgId: ORG, repo: lab.keyOf(repository) });
    return written;
  };
  expect(await link()).toBeGreaterThan(0);
  const told = await lab.rows<{ repo: string; change: string; item: string; rule: string }>(
    "SELECT repo, change, item, rule FROM development_link WHERE repo LIKE '%/%'",
  );
  const toJira = told.filter(({ item, change }) => item.startsWith("jira.test/") && change.startsWith("pr:"));
  expect(toJira.map(({ repo, change, item }) => `${repo} ${change} ${item}`).toSorted()).toEqual(
    pulls
      .flatMap(({ repository, pull }) =>
        pull.truth.jiraKeys.map((label) => `${lab.keyOf(repository)} pr:${pull.number} jira.test/${label}`),
      )
      .toSorted(),
  );
  const closing = new Set(
    told
      .filter(({ rule }) => rule === "closing_keyword")
      .map(({ repo, change, item }) => `${repo} ${change} ${item}`),
  );
  const closes = pulls.flatMap(({ repository, pull }) =>
    pull.closes.map((number) => {
      const issue = repository.issues.find((each) => each.number === number);
      return `${lab.keyOf(repository)} pr:${pull.number} ${lab.keyOf({ id: issue?.id ?? 0 })}`;
    }),
  );
  expect(closes.filter((each) => !closing.has(each))).toEqual([]);
  expect(await link(), "a second time there is nothing to write").toBe(0);
  await lab.rows("UPDATE work_item SET level = 1 WHERE label = $1", [labels[0]]);
  expect(await link(), "an epic makes no link").toBe(
    toJira.filter(({ item }) => item === `jira.test/${labels[0]}`).length,
  );
});

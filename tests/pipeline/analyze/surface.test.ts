import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { openKept } from "@/workers/complexity/open-kept.ts";
import { clusterChangesStage } from "@/workers/stages/cluster-changes.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import { readSurfaceStage } from "@/workers/stages/read-surface.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";

const DAY = 86_400;
const START = 1_700_000_000;
const TEMPLATE = `# Title\n\n${Array.from({ length: 60 }, (_, place) => `word${place}`).join(" ")}\n`;
const RECORD = "# Cards\n\nStatus: Accepted\n\n## Context\n\nx\n\n## Decision\n\ny\n\n## Consequences\n\nz\n";
let repo: GitRepo;
let lab: Analysis;
let scope: RepoScope;

const land = (day: number, files: Record<string, string | null>, message: string): string =>
  repo.commit(files, { message, at: START + day * DAY });

beforeAll(async () => {
  repo = GitRepo.create();
  lab = await openAnalysis();
  land(0, { "docs/specs/template.md": TEMPLATE, "docs/adr/0001-cards.md": RECORD }, "Begin");
  land(
    1,
    { "docs/specs/copied.md": TEMPLATE, "AGENTS.md": "Run npm test before every commit.\n" },
    "Copy the template",
  );
  land(2, { "docs/specs/cards.md": "Cards keep their number.\n" }, "ED-1 Say what cards do");
  land(4, { "src/card.ts": "export const card = 1;\n" }, "ED-1 Add cards");
  land(
    90,
    { "docs/runbooks/cards.md": "Call the bank.\n", "docs/specs/late.md": "Late.\n" },
    "Keep a runbook",
  );
  scope = await lab.add(repo.path);
  await lab.read(scope);
  await withOrg(lab.db, scope.orgId, async (tx) => {
    const connection = "018f0000-0000-7000-8000-0000000000cc";
    await execute(
      tx,
      sql`INSERT INTO host_project (org_id, key, connection_id, label, name)
          VALUES (${scope.orgId}, 'jira.test/ED', ${connection}, 'ED', 'Editor')`,
    );
    await execute(
      tx,
      sql`INSERT INTO work_item (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at,
            text_words, has_criteria)
          VALUES (${scope.orgId}, 'jira.test/1', ${connection}, 'ED-1', 'jira.test/ED', 'Cards', 'story', 0, 'done',
            to_timestamp(${START - DAY}), now(), 12, true)`,
    );
  });
  await linkChangesStage({ db: lab.db })({ orgId: scope.orgId, repo: null });
  await clusterChangesStage({ db: lab.db })(scope);
});
afterAll(async () => {
  await lab.close();
  repo.remove();
});

const look = () =>
  readSurfaceStage({ db: lab.db, dataDir: lab.dataDir, open: openKept({ dataDir: lab.dataDir }) })(scope);
const Row = z.object({ row: z.string() });
const events = async () =>
  (
    await lab.ask(
      scope,
      Row,
      sql`SELECT concat_ws(' | ', axis, title, passed, why) AS row FROM surface_event WHERE axis <> 'build'`,
    )
  )
    .map(({ row }) => row)
    .toSorted();

test("files and items of a real history stand on their axes with the answer of their gate", async () => {
  expect(await look()).toMatchObject({ files: 7 });
  expect(await events()).toEqual([
    "context | AGENTS.md | t | fresh and well formed",
    "decision | docs/adr/0001-cards.md | t | says context, decision and consequences",
    "operations | docs/runbooks/cards.md | t | took part",
    "specification | Cards | t | 1 units began after it",
    "specification | docs/specs/cards.md | t | 1 units began after it",
    "specification | docs/specs/late.md | f | no unit began after it and nobody else reviewed it",
  ]);
});

test("a second time no text is read and nothing is written", async () => {
  expect(await look()).toEqual({ files: 0, written: 0 });
});

test("reviews stand for what came of them, and bots beside people", async () => {
  await withOrg(lab.db, scope.orgId, async (tx) => {
    const { orgId, repoId } = scope;
    await execute(
      tx,
      sql`UPDATE repository SET host_key = 'gh.test/1' WHERE org_id = ${orgId} AND id = ${repoId}`,
    );
    for (const [key, kind] of [
      ["gh.test/ana", "human"],
      ["gh.test/ben", "human"],
      ["gh.test/bot", "review_agent"],
    ] as const)
      await execute(tx, sql`INSERT INTO account (org_id, key, kind) VALUES (${orgId}, ${key}, ${kind})`);
    await execute(
      tx,
      sql`INSERT INTO pull_request (org_id, repo, number, external_id, title, body, state, is_draft, opened_at, updated_at,
            merged_at, author, base_branch, head_branch, is_from_fork, labels)
          VALUES (${orgId}, 'gh.test/1', 7, 'p7', 'Cards', '', 'merged', false, to_timestamp(${START}), now(),
            to_timestamp(${START + 9 * DAY}), 'gh.test/ana', 'main', 'cards', false, '{}')`,
    );
    for (const [id, author, state, day] of [
      ["1", "gh.test/ben", "commented", 5],
      ["2", "gh.test/ben", "approved", 6],
      ["3", "gh.test/bot", "changes_requested", 5],
      ["4", "gh.test/ben", "changes_requested", 10],
    ] as const)
      await execute(
        tx,
        sql`INSERT INTO review (org_id, repo, number, external_id, author, state, submitted_at)
            VALUES (${orgId}, 'gh.test/1', 7, ${id}, ${author}, ${state}, to_timestamp(${START + day * DAY}))`,
      );
    for (const [id, author, replyTo] of [
      ["c1", "gh.test/ben", null],
      ["c2", "gh.test/ana", "c1"],
    ] as const)
      await execute(
        tx,
        sql`INSERT INTO host_comment (org_id, repo, external_id, kind, number, author, created_at, updated_at, reply_to, review_id,
              path, line, body_chars, is_question, has_suggestion, says_something)
            VALUES (${orgId}, 'gh.test/1', ${id}, 'review', 7, ${author}, now(), now(), ${replyTo},
              ${replyTo === null ? "1" : null}, 'src/card.ts', 1, 40, false, false, true)`,
      );
  });
  await look();
  expect((await events()).filter((row) => row.startsWith("review"))).toEqual([
    "review | Cards | f | came after the change had landed",
    "review | Cards | f | no comment of five words was answered or followed",
    "review | Cards | t | a comment was answered or followed",
    "review | Cards | t | asked for changes",
  ]);
  const assisted = await lab.ask(
    scope,
    Row,
    sql`SELECT why AS row FROM surface_event WHERE axis = 'review' AND is_assisted`,
  );
  expect(assisted).toEqual([{ row: "asked for changes" }]);
});

test("what goes with a repository goes from its axes", async () => {
  await withOrg(lab.db, scope.orgId, (tx) => execute(tx, sql`SELECT purge_repository(${scope.repoId})`));
  expect(await events()).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { sql } from "@/lib/core/sql.ts";
import { followInitiators } from "@/workers/people/follow-initiators.ts";
import { assignTeamsStage } from "@/workers/stages/assign-teams.ts";
import { linkChangesStage } from "@/workers/stages/link-changes.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";

const COPILOT = { name: "copilot-swe-agent[bot]", email: "198982749+Copilot@users.noreply.github.com" };
const WEB = { name: "GitHub", email: "noreply@github.com" };
const MIA = "Co-authored-by: mia <7+mia@users.noreply.github.com>";
const OLE = "Co-authored-by: Ole Lund <ole@acme.test>";
let repo: GitRepo;
let lab: Analysis;
beforeAll(async () => {
  repo = GitRepo.create();
  lab = await openAnalysis();
});
afterAll(async () => {
  await lab.close();
  repo.remove();
});

const Change = z.object({ id: z.string(), team: z.string() });
const state = async (scope: { orgId: string }) =>
  Object.fromEntries(
    (
      await lab.ask(
        scope,
        z.object({ state: z.string(), changes: z.number() }),
        sql`SELECT state, changes FROM initiator_sum WHERE changes > 0`,
      )
    ).map((row) => [row.state, row.changes]),
  );

test("an agent's change goes to the team of who asked for it, as soon as it is known who that is, and is counted till then", async () => {
  const asked = repo.commit(
    { "a.py": "a = 1\n" },
    { author: COPILOT, committer: WEB, message: `Add a\n\n${MIA}` },
  );
  repo.commit({ "b.py": "b = 1\n" }, { author: COPILOT, committer: WEB, message: `Add b\n\n${MIA}\n${OLE}` });
  repo.commit({ "c.py": "c = 1\n" }, { author: COPILOT, committer: WEB, message: "Add c" });
  repo.commit({ "d.py": "d = 1\n" }, { message: `Add d\n\n${MIA}` });
  const scope = await lab.add(repo.path);
  await lab.read(scope);
  const evidence = () =>
    lab.ask(
      scope,
      z.object({ identity: z.string(), rule: z.string(), confidence: z.number() }),
      sql`SELECT identity, rule, confidence FROM change_initiator ORDER BY 2, 1`,
    );
  const found = [
    { identity: "git/7+mia@users.noreply.github.com", rule: "co_author", confidence: 0.95 },
    { identity: "git/7+mia@users.noreply.github.com", rule: "shared_co_author", confidence: 0.4 },
    { identity: "git/ole@acme.test", rule: "shared_co_author", confidence: 0.4 },
  ];
  expect(await evidence()).toEqual(found);
  const match = () =>
    matchPeopleStage({ db: lab.db, now: () => new Date(), toolOf: () => null, follow: [followInitiators] })(
      scope,
    );
  await match();
  expect(await state(scope)).toEqual({ unmatched: 1, unclear: 1, unknown: 1 });

  await withOrg(lab.db, scope.orgId, async (tx) => {
    await tx.query(
      "INSERT INTO account (org_id, key, login, kind) VALUES ($1, 'github.com/7', 'mia', 'human')",
      [scope.orgId],
    );
    await tx.query("INSERT INTO team (org_id, name, origin) VALUES ($1, 'Pay', 'typed')", [scope.orgId]);
  });
  await match();
  expect(await state(scope)).toEqual({ known: 1, unclear: 1, unknown: 1 });
  await withOrg(lab.db, scope.orgId, (tx) =>
    tx.query(
      `INSERT INTO team_member (org_id, team_id, person_id, from_at) SELECT t.org_id, t.id, p.id, 'epoch' FROM team t, person p
       WHERE t.name = 'Pay'`,
    ),
  );
  await assignTeamsStage({ db: lab.db })(scope);
  const changes = await lab.ask(
    scope,
    Change,
    sql`SELECT c.id, t.name AS team FROM change c JOIN team t ON t.id = c.team_id WHERE t.name = 'Pay'`,
  );
  expect(changes).toEqual([{ id: `push:${asked}`, team: "Pay" }]);

  await lab.read(scope);
  expect(await evidence(), "read again it is the same").toEqual(found);
});

test("a work item is found in the middle of a message, of which nothing else is kept", async () => {
  const body = "A long story that is nobody's business here.\n\nWhy: see PAY-7, not UTF-8.\n\nIt ends well.";
  const sha = repo.commit({ "e.py": "e = 1\n" }, { message: `Work on e\n\n${body}` });
  const scope = await lab.add(repo.path);
  await lab.read(scope);
  await withOrg(lab.db, scope.orgId, async (tx) => {
    await tx.query(
      `INSERT INTO host_project (org_id, key, connection_id, label, name) VALUES ($1, 'site/1', $1, 'PAY', 'Pay')`,
      [scope.orgId],
    );
    await tx.query(
      `INSERT INTO work_item (org_id, key, connection_id, label, project, title, kind, level, stage, created_at, updated_at)
       VALUES ($1, 'site/7', $1, 'PAY-7', 'site/1', 'T', 'story', 0, 'done', now(), now())`,
      [scope.orgId],
    );
  });
  await linkChangesStage({ db: lab.db })({ orgId: scope.orgId, repo: null });
  const Link = z.object({ change: z.string(), rule: z.string(), evidence: z.string() });
  const links = await lab.ask(scope, Link, sql`SELECT change, rule, evidence FROM development_link`);
  expect(links).toEqual([{ change: `push:${sha}`, rule: "commit", evidence: "Why: see PAY-7, not UTF-8." }]);
  const kept = await lab.ask(
    scope,
    z.object({ all: z.string() }),
    sql`SELECT m::text AS all FROM commit_mention m`,
  );
  expect(kept).toHaveLength(1);
  expect(kept[0]?.all).not.toMatch(/story|ends well/);
});

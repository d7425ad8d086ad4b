import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { openDb, withOrg } from "@/lib/core/db.ts";
import { rows, sql } from "@/lib/core/sql.ts";
import { assignTeamsStage } from "@/workers/stages/assign-teams.ts";
import { matchPeopleStage } from "@/workers/stages/match-people.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";

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

test("a repository that is read anew while its changes go to teams ends as if one had come after the other", async () => {
  for (const name of ["a", "b"])
    repo.commit(
      { [`${name}.py`]: "x = 1\n" },
      { message: name, author: { name: "Mia", email: "mia@acme.test" } },
    );
  const scope = await lab.add(repo.path);
  const root = openDb(lab.database.superuserUrl);
  try {
    await withOrg(lab.db, scope.orgId, (tx) =>
      tx.query(
        `INSERT INTO account (org_id, key, login, email, kind) VALUES ($1, 'github.com/7', 'mia', 'mia@acme.test', 'human')`,
        [scope.orgId],
      ),
    );
    await lab.read(scope);
    await matchPeopleStage({ db: lab.db, now: () => new Date(), toolOf: () => null, follow: [] })(scope);
    await withOrg(lab.db, scope.orgId, async (tx) => {
      await tx.query("INSERT INTO team (org_id, name, origin) VALUES ($1, 'Pay', 'typed')", [scope.orgId]);
      await tx.query(
        `INSERT INTO team_member (org_id, team_id, person_id, from_at)
         SELECT t.org_id, t.id, i.person_id, 'epoch' FROM team t, identity i WHERE t.name = 'Pay' AND i.login = 'mia'`,
      );
      await tx.query("DELETE FROM replay_part");
    });
    const waiting = sql`SELECT count(*)::int AS n FROM pg_locks WHERE NOT granted`;
    const untilWaiting = async (n: number): Promise<void> => {
      for (;;) {
        const [found] = await rows(root, z.object({ n: z.number() }), waiting);
        if ((found?.n ?? 0) >= n) return;
        await sleep(20);
      }
    };
    const holder = await root.connect();
    await holder.query("BEGIN");
    await holder.query("LOCK TABLE live_line IN EXCLUSIVE MODE");
    const reading = lab.read(scope);
    await untilWaiting(1);
    const assigning = assignTeamsStage({ db: lab.db })(scope);
    await untilWaiting(2);
    await holder.query("ROLLBACK");
    holder.release();
    expect(await reading, "it was not ended for having crossed another").not.toBeNull();
    await assigning;
  } finally {
    await root.end();
  }
  const Team = z.object({ team: z.string() });
  const teams = sql`SELECT t.name AS team FROM change c JOIN team t ON t.id = c.team_id`;
  expect(await lab.ask(scope, Team, teams)).toEqual([{ team: "Pay" }, { team: "Pay" }]);
});

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/sql.ts";
import { analyzeRepository } from "@/lib/jobs/analyze-repository.ts";
import { ask } from "@/lib/jobs/ask.ts";
import { openBackend, type QueueBackend } from "@/lib/jobs/backend.ts";
import { openQueues, type Queues } from "@/lib/jobs/enqueue.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { withClient } from "@/prisma/create-roles.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import { generateHistory } from "../../support/generate-history.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { smallShop } from "../../support/small-shop.ts";
import { startWorkerProcess, type WorkerProcess } from "../../support/worker-process.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000bb";
let house: Analysis;
let backend: QueueBackend;
let queues: Queues;
let repo: GitRepo;
let dir = "";
const running: WorkerProcess[] = [];

beforeAll(async () => {
  house = await openAnalysis();
  backend = openBackend({ postgresUrl: house.database.queueUrl, use: "ask" });
  queues = openQueues(backend);
  repo = smallShop();
  dir = mkdtempSync(join(tmpdir(), "assay-queued-"));
});
afterEach(async () => {
  for (const { child, exited } of running.splice(0)) {
    child.kill("SIGKILL");
    await exited;
  }
});
afterAll(async () => {
  await queues.close();
  await backend.close();
  await house.close();
  repo.remove();
  rmSync(dir, { recursive: true, force: true });
});

async function start(): Promise<WorkerProcess> {
  const worker = await startWorkerProcess(house.database, house.dataDir);
  running.push(worker);
  return worker;
}

const stateOf = async (scope: RepoScope) =>
  (
    await house.ask(
      scope,
      z.object({ state: z.string(), fix: z.string().nullable(), changes: z.number() }),
      sql`SELECT state, fault_fix AS fix, (SELECT count(*) FROM change WHERE repo_id = repository.id) AS changes
          FROM repository WHERE id = ${scope.repoId}`,
    )
  )[0]!;

async function until(scope: RepoScope, ready: (now: Awaited<ReturnType<typeof stateOf>>) => boolean) {
  for (;;) {
    const now = await stateOf(scope);
    if (ready(now)) return now;
    await sleep(50);
  }
}

test("what is asked for is read by the workers, and a repository that cannot be read says what to do", async () => {
  const [shop, gone] = [await house.add(repo.path), await house.add(join(dir, "gone.git"))];
  await ask(house.db, queues, analyzeRepository, shop);
  await ask(house.db, queues, analyzeRepository, gone);
  await start();
  expect(await until(shop, ({ state }) => state === "ready")).toMatchObject({ changes: 8, fix: null });
  const failed = await until(gone, ({ state }) => state === "failed");
  expect(failed.fix).toMatch(/\w{3}/);
  const here = await house.add(repo.path, OTHER);
  await house.read(here);
  expect(differences(await derivedRows(house.db, here), await derivedRows(house.db, shop))).toEqual([]);
});

test("workers that are killed in the middle of a first read leave nothing that the next ones do not make good", async () => {
  const path = join(dir, "long.git");
  await generateHistory({ gitDir: path, commits: 1_100, seed: "kill", files: 40 });
  const scope = await house.add(path);
  await ask(house.db, queues, analyzeRepository, scope);
  // The first thousand changes are written, the next ones never come through.
  await withClient(house.database.superuserUrl, async (root) => {
    await root.query(
      `CREATE FUNCTION hold() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(600); RETURN NEW; END $$;
       GRANT EXECUTE ON FUNCTION hold() TO PUBLIC;
       CREATE TRIGGER hold BEFORE INSERT ON change FOR EACH ROW WHEN (NEW.position >= 1000) EXECUTE FUNCTION hold()`,
    );
  });
  const first = await start();
  await until(scope, ({ changes }) => changes > 0);
  await sleep(300);
  first.child.kill("SIGKILL");
  await first.exited;
  expect(await stateOf(scope)).toEqual({ state: "reading", fix: null, changes: 1_000 });
  await withClient(house.database.superuserUrl, async (root) => {
    await root.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE wait_event = 'PgSleep' AND datname = current_database()`,
    );
    await root.query("DROP TRIGGER hold ON change");
  });
  await start();
  await until(scope, ({ state }) => state === "ready");
  const here = await house.add(path, OTHER);
  await house.read(here);
  expect(differences(await derivedRows(house.db, here), await derivedRows(house.db, scope))).toEqual([]);
});

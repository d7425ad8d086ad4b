import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { keepTogether } from "@/app/api/hooks/keep-together.ts";
import { takeDelivery } from "@/app/api/hooks/take-delivery.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { changeSecrets } from "@/lib/settings/connection-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { hookDoorOf } from "@/lib/sources/hook-doors.ts";
import type { HostedRepository } from "@/prisma/scenarios/organisation/hosted-repository.ts";
import { applyDeliveriesStage } from "@/workers/stages/apply-deliveries.ts";
import { follow } from "@/workers/sync/follow.ts";
import { pushHappening } from "../../simulator/github/webhooks/repository-happenings.ts";
import type { Delivery } from "../../simulator/github/webhooks/webhooks.ts";
import { KEYS } from "../../support/analysis.ts";
import { type HostedLab, openHosted } from "../../support/hosted-lab.ts";
import { syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-0000000000d1";
const HOOK_KEY = "hook-of-the-pushes";
let database: TestDatabase;
let db: Db;
let lab: HostedLab;
let deliveries = 0;

beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  lab = await openHosted(db, ORG);
  await lab.sync();
  await lab.rows("UPDATE connection SET hook_key = $1", [HOOK_KEY]);
  await withOrg(db, ORG, (tx) =>
    changeSecrets(tx, ORG, lab.scope.connectionId, KEYS, (secrets) => ({
      ...secrets,
      webhookSecrets: [lab.github.app.webhookSecret],
    })),
  );
}, 120_000);
afterAll(async () => {
  await lab.close();
  await db.end();
  await database.drop();
});
/** Everything that was asked for is done. */
beforeEach(() => lab.rows("UPDATE job_intent SET done_at = now()"));

/** Through the door, signed, and then applied; answers the repositories that are to be read now, and in how many seconds. */
async function send(delivery: Delivery): Promise<{ repo: string; seconds: number }[]> {
  const request = new Request("http://assay.test/", { method: "POST", ...delivery });
  const door = {
    db,
    now: () => new Date(),
    encryptionKeys: KEYS,
    doorOf: hookDoorOf,
    keep: keepTogether(db, async () => undefined),
  };
  const answer = await takeDelivery(door, { source: "github", hookKey: HOOK_KEY }, request);
  expect(answer.status).toBe(202);
  const deps = syncDeps(db, githubConnector, { follow, encryptionKeys: KEYS });
  await applyDeliveriesStage({ ...deps, askTurn: async () => undefined })(lab.scope);
  return lab.rows(
    `SELECT r.host_key AS repo, round(extract(epoch FROM i.due_at - clock_timestamp()))::int AS seconds
     FROM job_intent i JOIN repository r ON r.id = (i.payload ->> 'repoId')::uuid
     WHERE i.job = 'analyze-repository' AND i.done_at IS NULL ORDER BY 1`,
  );
}

function readRepository(): HostedRepository {
  const found = lab.organisation.repositories.find((each) => !each.isDeleted && !each.isEmpty);
  if (found === undefined) throw new Error("there is no repository");
  return found;
}

function push(repository: HostedRepository, ref: string): Delivery {
  const moved = { ref, before: "a".repeat(40), after: "b".repeat(40), forced: false };
  const [sender = 0] = lab.organisation.accounts.keys();
  return lab.github.webhooks.deliver(pushHappening(moved, sender), repository, {
    deliveryId: `push-${++deliveries}`,
  });
}

test("a push to the default branch asks for the reading of its repository, and of no other", async () => {
  const repository = readRepository();
  const [asked, ...others] = await send(push(repository, `refs/heads/${repository.defaultBranch}`));
  expect(asked?.repo).toBe(lab.keyOf(repository));
  expect(asked?.seconds).toBeGreaterThan(30);
  expect(others).toEqual([]);
});

test("many pushes ask once, and none puts the reading off", async () => {
  const repository = readRepository();
  const ref = `refs/heads/${repository.defaultBranch}`;
  await send(push(repository, ref));
  const due = () =>
    lab.rows("SELECT due_at FROM job_intent WHERE job = 'analyze-repository' AND done_at IS NULL");
  const first = await due();
  await send(push(repository, ref));
  expect(first).toHaveLength(1);
  expect(await due()).toEqual(first);
});

test("so does one to a branch that the last reading followed; one to any other branch, and a tag, ask for nothing", async () => {
  const repository = readRepository();
  const { repoId } = await lab.repoOf(repository);
  expect(await send(push(repository, "refs/heads/release/9.x"))).toEqual([]);
  expect(await send(push(repository, `refs/tags/${repository.defaultBranch}`))).toEqual([]);
  await lab.rows(
    "INSERT INTO tracked_branch (org_id, repo_id, name, role, is_default, tip) VALUES ($1, $2, 'release/9.x', 'release', false, $3)",
    [ORG, repoId, "a".repeat(40)],
  );
  expect(await send(push(repository, "refs/heads/release/9.x"))).toHaveLength(1);
  await lab.rows("DELETE FROM tracked_branch WHERE name = 'release/9.x'");
});

test("a repository that was taken out is not read again", async () => {
  const repository = readRepository();
  const { repoId } = await lab.repoOf(repository);
  await lab.rows("UPDATE repository SET removed_at = now() WHERE id = $1", [repoId]);
  expect(await send(push(repository, `refs/heads/${repository.defaultBranch}`))).toEqual([]);
  await lab.rows("UPDATE repository SET removed_at = NULL WHERE id = $1", [repoId]);
});

test("a pull request that was merged asks for the reading of its repository", async () => {
  const repository = readRepository();
  const pull = repository.pulls.find(({ state }) => state === "MERGED");
  if (pull === undefined) throw new Error("nothing was merged");
  const merged = lab.github.webhooks
    .lifeOf(repository, pull)
    .find(({ body }) => (JSON.parse(body) as { action?: string }).action === "closed");
  if (merged === undefined) throw new Error("no message says that it was merged");
  expect(JSON.parse(merged.body)).toMatchObject({ pull_request: { merged: true } });
  // As it was known while it was open.
  await lab.rows(
    "UPDATE pull_request SET state = 'open', merged_at = NULL, closed_at = NULL, updated_at = opened_at WHERE repo = $1 AND number = $2",
    [lab.keyOf(repository), pull.number],
  );
  expect((await send(merged)).map(({ repo }) => repo)).toEqual([lab.keyOf(repository)]);
});

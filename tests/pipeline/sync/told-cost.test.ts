import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrg } from "@/lib/core/db.ts";
import { keepDelivery } from "@/lib/raw/delivery-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { applyDeliveriesStage } from "@/workers/stages/apply-deliveries.ts";
import { type HostPair, startHostPair } from "../../support/host-pair.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const ROUNDS = 16;
/** Requests for each happening of a pull request that a message told. */
const ALLOWED = 0.02;

let hosts: HostPair;
beforeAll(async () => {
  hosts = await startHostPair({ seed: "told", size: "tiny", withGit: false });
});
afterAll(() => hosts.stop());

test("what messages tell of pull requests is not asked for, and the reading of the hour asks for little more than on a quiet one", async () => {
  const { db, github, organisation } = hosts;
  const { github: scope } = await hosts.connect(ORG);
  const now = () => new Date(github.clock.now());
  const deps = { ...syncDeps(db, githubConnector), connectorOf, now };
  const asked = async (work: () => Promise<unknown>): Promise<number> => {
    const before = github.requestsLog.length;
    await work();
    return github.requestsLog.length - before;
  };
  /** An hour later everything that is looked through every hour is due. */
  const hour = async () => {
    github.clock.advance(3_700_000);
    await syncAll(deps, scope);
  };
  await syncAll(deps, scope);
  await hour();
  const quiet = await asked(hour);

  const pulls = organisation.repositories
    .filter(({ isDeleted }) => !isDeleted)
    .flatMap((repository) =>
      // Without the one that says it changed in a far future, which no message could be later than.
      repository.pulls
        .filter(({ reviews, updatedAt }) => reviews.length < 20 && updatedAt <= organisation.now)
        .slice(-20)
        .map((pull) => ({ repository, pull })),
    );
  let happened = 0;
  const tell = async () => {
    for (let round = 0; round < ROUNDS; round += 1) {
      github.clock.advance(60_000);
      for (const { repository, pull } of pulls) {
        happened += 1;
        github.world.edit(pull, { title: `Called ${happened}` });
        const [told] = github.webhooks.lifeOf(repository, pull);
        const head = told && githubConnector.hook.head(told.headers, JSON.parse(told.body));
        if (told === undefined || !head) throw new Error("nothing was told");
        await withOrg(db, ORG, (tx) =>
          keepDelivery(tx, scope, "github", { ...head, deliveryId: `${happened}`, body: told.body }, now()),
        );
      }
      await applyDeliveriesStage({ ...deps, askTurn: async () => undefined })(scope);
      if (round % 4 === 3) await syncAll(deps, scope);
    }
  };
  const meanwhile = await asked(tell);
  const after = await asked(hour);
  const titles = await withOrg(db, ORG, (tx) =>
    tx.query("SELECT title FROM pull_request WHERE title LIKE 'Called %'"),
  );
  process.stdout.write(
    `${happened} happenings told by messages: ${meanwhile} requests meanwhile, ${after} in the hour after, ${quiet} in a quiet hour\n`,
  );
  expect(titles.rows).toHaveLength(pulls.length);
  expect(happened).toBeGreaterThan(400);
  expect((meanwhile + after - quiet) / happened).toBeLessThanOrEqual(ALLOWED);
  expect(github.violations()).toEqual([]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrg } from "@/lib/core/db.ts";
import { rngFrom } from "@/lib/core/rng.ts";
import { SourceFailure } from "@/lib/core/source-failure.ts";
import type { Connector } from "@/lib/model/connector.ts";
import { keepDelivery } from "@/lib/raw/delivery-store.ts";
import { askStreams } from "@/lib/raw/stream-list-store.ts";
import { githubConnector } from "@/lib/sources/github/connector.ts";
import { connectorOf } from "@/lib/sources/registry.ts";
import { applyDeliveriesStage } from "@/workers/stages/apply-deliveries.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { type HostPair, startHostPair } from "../../support/host-pair.ts";
import { keptState, unlike } from "../../support/kept-state.ts";
import { syncAll, syncDeps } from "../../support/sync-lab.ts";
import { TOLD_TABLES } from "../../support/truth/stored-truth.ts";

const TIMES = 10;
const ORGS = [1, 2, 3].map((n) => `018f0000-0000-7000-8000-00000000000${n}`);
let hosts: HostPair;
beforeAll(async () => {
  hosts = await startHostPair({ seed: "flood", size: "tiny", withGit: false });
});
afterAll(() => hosts.stop());

/** Knows which repositories there are, and cannot read any list of theirs yet. */
const early: Connector = {
  ...githubConnector,
  streams: (deps) =>
    githubConnector.streams(deps).map((stream) =>
      stream.name === "repositories"
        ? stream
        : {
            ...stream,
            readPage: () => Promise.reject(new SourceFailure("unsupported", "not yet", { fix: "Wait." })),
          },
    ),
};

/** What some pull requests and a repository sent while they lived. */
function sent() {
  const [repository] = hosts.organisation.repositories;
  if (repository === undefined) throw new Error("there is no repository");
  const some = repository.pulls.filter(({ reviews }) => reviews.length < 20).slice(-5);
  const rest = hosts.github.webhooks.restOf(repository);
  return [...some.flatMap((pull) => hosts.github.webhooks.lifeOf(repository, pull)), ...rest.slice(0, 25)];
}

async function flood(scope: SyncScope, seed: string): Promise<void> {
  const messages = rngFrom(seed).shuffle(Array.from({ length: TIMES }, sent).flat());
  await withOrg(hosts.db, scope.orgId, async (tx) => {
    for (const [place, { headers, body }] of messages.entries()) {
      const head = githubConnector.hook.head(headers, JSON.parse(body));
      if (head === null) throw new Error("a message without a head");
      // Every repetition under a name of its own: as if the host had sent it anew.
      const kept = { ...head, deliveryId: `${place}`, body };
      await keepDelivery(tx, scope, "github", kept, new Date(hosts.github.clock.now() + place));
    }
  });
}

test("messages ten times over and in any order leave the same, and a reading after them what a reading alone leaves", async () => {
  const { db, github, organisation, connect } = hosts;
  const now = () => new Date(github.clock.now());
  const deps = { ...syncDeps(db, githubConnector), connectorOf, now };
  const listed = { ...deps, connectorOf: () => early };
  const ends: Awaited<ReturnType<typeof keptState>>[] = [];
  const flooded: SyncScope[] = [];
  for (const orgId of ORGS.slice(0, 2)) {
    const { github: scope } = await connect(orgId);
    await syncAll(listed, scope);
    await flood(scope, orgId);
    await applyDeliveriesStage({ ...deps, askTurn: async () => undefined })(scope);
    ends.push(await keptState(db, orgId, organisation.now));
    flooded.push(scope);
  }
  const [one = {}, other = {}] = ends;
  expect(one["pull_request"]).toHaveLength(5);
  const rowsOf = (state: typeof one) =>
    Object.fromEntries(TOLD_TABLES.map((table) => [table, state[table] ?? []]));
  expect(unlike(rowsOf(one), rowsOf(other))).toEqual([]);

  const alone = await connect(ORGS[2] ?? "");
  const [scope] = flooded;
  if (scope === undefined) throw new Error("nothing was flooded");
  await withOrg(db, scope.orgId, (tx) => askStreams(tx, scope, {}, now()));
  await syncAll(deps, scope);
  await syncAll(deps, alone.github);
  const after = rowsOf(await keptState(db, scope.orgId, organisation.now));
  const expected = rowsOf(await keptState(db, alone.github.orgId, organisation.now));
  expect(unlike(expected, after)).toEqual([]);
  expect(github.violations()).toEqual([]);
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import {
  askStreams,
  pauseStreams,
  readStreamsAgain,
  resumeStreams,
  streamsOf,
} from "@/lib/raw/stream-list-store.ts";
import { type SyncScope, syncConnectionStage } from "@/workers/stages/sync-connection.ts";
import { scriptedConnector } from "../../support/scripted-host.ts";
import { makeConnection, pullsOf, rowsRead, scriptedLab, syncAll, syncDeps } from "../../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../../support/test-database.ts";

let database: TestDatabase;
let db: Db;
let orgs = 0;
const freshOrg = () => `018f0000-0000-7000-8000-00000000${String(++orgs).padStart(4, "0")}`;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const lab = (pulls = pullsOf(35), settings = {}) => scriptedLab(db, freshOrg(), pulls, settings);
const states = (scope: SyncScope) =>
  withOrg(db, scope.orgId, async (tx) =>
    Object.fromEntries(
      (await streamsOf(tx, scope)).map(({ stream, scope: place, state }) => [
        `${stream} ${place}`.trim(),
        state,
      ]),
    ),
  );

describe("reading a connection", () => {
  test("reads what was chosen to the end, and the second time writes nothing", async () => {
    const { host, orgId, scope } = await lab(pullsOf(35), { exclude: ["acme/repo-3"] });
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const read = await rowsRead(db, orgId);
    expect(read["pull_request"]).toHaveLength(70);
    expect(await states(scope)).toEqual({
      repositories: "ok",
      "pull_requests host.test/1": "ok",
      "pull_requests host.test/2": "ok",
    });
    const written = "SELECT xmin, xmax FROM pull_request UNION ALL SELECT xmin, xmax FROM raw_record";
    const tuples = () => withOrg(db, orgId, async (tx) => (await tx.query(written)).rows);
    const before = await tuples();
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    const asked = host.asked.length;
    await syncAll(syncDeps(db, scriptedConnector), scope);
    expect(host.asked.length).toBe(2 * asked);
    expect(await tuples()).toEqual(before);
    await host.stop();
  });

  test("a second connection to what the first reads says so, and is not current over nothing", async () => {
    const { host, orgId, scope } = await lab();
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const second = await makeConnection(db, orgId, host.url, {});
    await syncAll(syncDeps(db, scriptedConnector), second);
    const [stands] = await withOrg(db, orgId, (tx) => streamsOf(tx, second));
    expect(stands).toMatchObject({ stream: "repositories", state: "blocked" });
    expect(stands?.cause).toMatch(/^All repositories .+ are read by the connection .+ already\.$/);
    expect(stands?.fix).toBe("Choose others for this connection, or remove one of the two.");
    expect(Object.values(await states(scope))).toEqual(["ok", "ok", "ok", "ok"]);
    await host.stop();
  });

  test("a record that cannot be understood, or stored, is set aside with its payload, and blocks nothing", async () => {
    const pulls = pullsOf(12).map((pull) =>
      pull.number === 5 && pull.repo === "host.test/1"
        ? { ...pull, title: "poison" }
        : pull.number === 6 && pull.repo === "host.test/2"
          ? { ...pull, title: "refused" }
          : pull,
    );
    const { host, orgId, scope } = await lab(pulls);
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const aside = await withOrg(
      db,
      orgId,
      async (tx) =>
        (
          await tx.query(
            "SELECT external_id, reason, payload ->> 'title' AS title, scope FROM quarantine ORDER BY 1",
          )
        ).rows,
    );
    expect(aside).toEqual([
      {
        external_id: "host.test/1/5",
        reason: "It could not be understood: title is not what it should be",
        title: "poison",
        scope: "host.test/1",
      },
      {
        external_id: "host.test/2/6",
        reason: expect.stringContaining("out of range") as unknown,
        title: "refused",
        scope: "host.test/2",
      },
    ]);
    expect((await rowsRead(db, orgId))["pull_request"]).toHaveLength(34);
    expect(await states(scope)).toMatchObject({
      "pull_requests host.test/1": "partial",
      "pull_requests host.test/2": "partial",
      "pull_requests host.test/3": "ok",
    });
    // Put right at the host, it is understood, and the stream is whole again.
    for (const pull of host.pulls) Object.assign(pull, { title: "fine" });
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    expect(Object.values(await states(scope))).toEqual(["ok", "ok", "ok", "ok"]);
    await host.stop();
  });

  test("faults of the host are states with a cause, and the connection goes on by itself", async () => {
    const { host, orgId, scope } = await lab(pullsOf(3));
    const deps = syncDeps(db, scriptedConnector);
    const due: (Date | null)[] = [];
    const again = async (_scope: SyncScope, at: Date | null) => void due.push(at);
    host.faults.push({ status: 401 });
    await syncConnectionStage({ ...deps, again })(scope);
    const connection = () =>
      withOrg(db, orgId, async (tx) => (await tx.query("SELECT state, message, fix FROM connection")).rows);
    expect(await connection()).toEqual([
      { state: "failed", message: "The token is no longer known.", fix: "Enter a new one." },
    ]);
    expect(await states(scope)).toEqual({ repositories: "blocked" });
    expect(due[0]?.getTime()).toBeGreaterThan(Date.now() + 3_000_000);

    host.faults.push({ status: 500 });
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncConnectionStage({ ...deps, again })(scope);
    expect(await states(scope)).toEqual({ repositories: "behind" });

    host.faults.push({ status: 429, retryAfter: 600 });
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncConnectionStage({ ...deps, again })(scope);
    expect(due.at(-1)?.getTime()).toBeGreaterThan(Date.now() + 590_000);
    const asked = host.asked.length;
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncConnectionStage({ ...deps, again })(scope);
    expect(host.asked.length, "no request before the host allows it").toBe(asked);

    const later = { ...deps, now: () => new Date(Date.now() + 700_000) };
    await syncAll(later, scope);
    expect(Object.values(await states(scope))).toEqual(["ok", "ok", "ok", "ok"]);
    expect(await connection()).toEqual([{ state: "ok", message: null, fix: null }]);
    await host.stop();
  });

  test("what is no longer listed is blocked with its data kept, and goes on when it is listed again", async () => {
    const { host, orgId, scope } = await lab(pullsOf(3));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    const [gone] = host.repos.splice(0, 1);
    Object.assign(host.repos[0] ?? {}, { name: "acme/renamed" });
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    expect(await states(scope)).toMatchObject({ "pull_requests host.test/1": "blocked" });
    const read = await rowsRead(db, orgId);
    expect(read["pull_request"]).toHaveLength(9);
    expect(read["host_repository"]).toMatchObject([
      { key: "host.test/1", here: false },
      { full_name: "acme/renamed", earlier_names: ["acme/repo-2"], here: true },
      { here: true },
    ]);
    if (gone) host.repos.push(gone);
    await withOrg(db, orgId, (tx) => askStreams(tx, scope, {}, new Date()));
    await syncAll(syncDeps(db, scriptedConnector), scope);
    expect(Object.values(await states(scope))).toEqual(["ok", "ok", "ok", "ok"]);
    await host.stop();
  });

  test("a run that lost its stream writes nothing more; a paused stream rests, and a resumed one goes on", async () => {
    const { host, orgId, scope } = await lab(pullsOf(25));
    const deps = syncDeps(db, scriptedConnector, { pages: 1 });
    await syncAll({ ...deps, follow: [] }, scope);
    await withOrg(db, orgId, (tx) => readStreamsAgain(tx, scope, { stream: "pull_requests" }, new Date()));
    await withOrg(db, orgId, (tx) => pauseStreams(tx, scope, { scope: "host.test/3" }));
    let stolen = 0;
    const steal = async (): Promise<void> => {
      if (stolen++ > 0) return;
      await withOrg(db, orgId, async (tx) => {
        await tx.query("UPDATE sync_stream SET epoch = epoch + 1 WHERE state = 'running'");
      });
    };
    const fenced: typeof scriptedConnector = {
      ...scriptedConnector,
      streams: (given) =>
        scriptedConnector.streams(given).map((stream) => ({
          ...stream,
          readPage: async (request) => {
            const page = await stream.readPage(request);
            await steal();
            return page;
          },
        })),
    };
    await syncAll(syncDeps(db, fenced, { pages: 1 }), scope);
    const broken = await withOrg(db, orgId, async (tx) => {
      const interrupted = "SELECT pages, items, written FROM stream_run WHERE message = 'Interrupted.'";
      return (await tx.query(interrupted)).rows;
    });
    expect(broken.length).toBeGreaterThan(0);
    for (const run of broken) expect(run).toEqual({ pages: 0, items: 0, written: 0 });
    expect(await states(scope)).toMatchObject({
      "pull_requests host.test/2": "ok",
      "pull_requests host.test/3": "paused",
    });
    await withOrg(db, orgId, (tx) => resumeStreams(tx, scope, {}, new Date()));
    await syncAll(deps, scope);
    expect(Object.values(await states(scope))).toEqual(["ok", "ok", "ok", "ok"]);
    await host.stop();
  });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { openAside, resolveAside, setAside } from "@/lib/raw/quarantine-store.ts";
import { keepRaw } from "@/lib/raw/store.ts";
import { beginRun, endRun, isRunning } from "@/lib/raw/sync-run-store.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const REPO = "018f0000-0000-7000-8000-000000000002";
const at = (minute: number): Date => new Date(Date.UTC(2026, 0, 1, 0, minute));

let database: TestDatabase;
let db: Db;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

test("the same bytes twice are one row, and a new version of a record is a row of its own", async () => {
  const keep = (...payloads: unknown[]) =>
    withOrg(db, ORG, (tx) =>
      keepRaw(
        tx,
        ORG,
        "git",
        payloads.map((payload) => ({ kind: "note", externalId: "1", payload })),
        at(0),
      ),
    );
  expect(await keep({ a: 1 }, { a: 1 }, { a: 2 })).toBe(2);
  expect(await keep({ a: 1 }, { a: 2 })).toBe(0);
  expect(await keep({ a: 3 })).toBe(1);
});

test("records that differ in nothing but the moment they were true are one, the first", async () => {
  const sweep = (minute: number, ids: readonly string[]) => {
    const payload = { ids, at: at(minute).toISOString() };
    return [{ kind: "sweep", externalId: "1", payload, content: { ids } }];
  };
  const keep = (minute: number, ids: readonly string[]) =>
    withOrg(db, ORG, (tx) => keepRaw(tx, ORG, "jira", sweep(minute, ids), at(minute)));
  expect([await keep(0, ["a"]), await keep(1, ["a"]), await keep(2, ["a", "b"])]).toEqual([1, 0, 1]);
  const kept = await withOrg(db, ORG, async (tx) => {
    const { rows } = await tx.query(
      "SELECT payload ->> 'at' AS at FROM raw_record WHERE kind = 'sweep' ORDER BY 1",
    );
    return rows;
  });
  expect(kept).toEqual([{ at: at(0).toISOString() }, { at: at(2).toISOString() }]);
});

test("a record without an id is kept under its bytes", async () => {
  const records = ["x", "y", "x"].map((payload) => ({ kind: "odd", externalId: null, payload }));
  expect(await withOrg(db, ORG, (tx) => keepRaw(tx, ORG, "git", records, at(0)))).toBe(2);
});

test("one fault of one record is kept once with its attempts, and closed when the record is understood", async () => {
  const stream = { orgId: ORG, connectionId: REPO, stream: "issues", scope: "x/1" };
  const fault = { kind: "note", externalId: "1", reason: "not JSON", payload: { a: "\0b\ud800" } };
  const seen = await withOrg(db, ORG, async (tx) => {
    for (const minute of [1, 2])
      await setAside(tx, { ...stream, source: "github" }, [fault, fault], at(minute));
    const open = await openAside(tx, stream);
    const kept = (await tx.query("SELECT attempts, payload, created_at FROM quarantine")).rows;
    expect(await resolveAside(tx, { ...stream, scope: "x/2" }, ["1"], at(3))).toBe(0);
    expect(await resolveAside(tx, stream, ["1", "2"], at(3))).toBe(1);
    return { open, kept, after: await openAside(tx, stream) };
  });
  expect(seen).toEqual({
    open: 1,
    kept: [{ attempts: 2, payload: { a: "b\ufffd" }, created_at: at(1) }],
    after: 0,
  });
});

test("a run that never came to an end is closed by the next one, and knows it", async () => {
  const runs = await withOrg(db, ORG, async (tx) => {
    const first = await beginRun(tx, ORG, REPO, at(1));
    expect(await isRunning(tx, ORG, first)).toBe(true);
    const second = await beginRun(tx, ORG, REPO, at(2));
    expect([await isRunning(tx, ORG, first), await isRunning(tx, ORG, second)]).toEqual([false, true]);
    await endRun(tx, ORG, second, { state: "done", counts: { changes: 3 } }, at(3));
    return (await tx.query("SELECT state, counts, message FROM sync_run ORDER BY started_at")).rows;
  });
  expect(runs).toEqual([
    { state: "failed", counts: {}, message: "Interrupted." },
    { state: "done", counts: { changes: 3 }, message: null },
  ]);
});

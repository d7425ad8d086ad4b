import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { keepTogether } from "@/app/api/hooks/keep-together.ts";
import { takeDelivery } from "@/app/api/hooks/take-delivery.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { hookDoorOf } from "@/lib/sources/hook-doors.ts";
import type { SyncScope } from "@/workers/stages/sync-connection.ts";
import { makeConnection } from "../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const OTHER = "018f0000-0000-7000-8000-000000000002";

let database: TestDatabase;
let db: Db;
let scope: SyncScope;
let hookKey: string;
let rung = 0;
let keep: ReturnType<typeof keepTogether>;
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  keep = keepTogether(db, async () => void (rung += 1));
  scope = await makeConnection(db, ORG, "http://127.0.0.1:1");
  await makeConnection(db, OTHER, "http://127.0.0.1:1");
  hookKey = await keyOf(ORG);
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const keyOf = (org: string) =>
  withOrg(
    db,
    org,
    async (tx) =>
      (await tx.query<{ hook_key: string }>("SELECT hook_key FROM connection")).rows[0]?.hook_key ?? "",
  );
const sign = (body: string | Buffer, secret = "s1") =>
  `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;

let deliveries = 0;
function send(
  body: string | Buffer,
  headers: Readonly<Record<string, string>> = {},
  where: { source?: string; hookKey?: string } = {},
) {
  const request = new Request("http://localhost/api/hooks", {
    method: "POST",
    body: new Uint8Array(Buffer.from(body)),
    headers: {
      "content-type": "application/json; charset=utf-16",
      "x-github-event": "pull_request",
      "x-github-delivery": `delivery-${++deliveries}`,
      "x-hub-signature-256": sign(body),
      ...headers,
    },
  });
  const deps = { db, now: () => new Date(), encryptionKeys: "a".repeat(64), doorOf: hookDoorOf, keep };
  return takeDelivery(deps, { source: "github", hookKey, ...where }, request);
}
const inbox = () =>
  withOrg(db, ORG, async (tx) => (await tx.query("SELECT delivery_id, body FROM webhook_delivery")).rows);

describe("a message from a host", () => {
  test("is kept with the ask for its work before it is acknowledged, with either of two secrets", async () => {
    for (const secret of ["s1", "s2"])
      expect((await send('{"a":"é"}', { "x-hub-signature-256": sign('{"a":"é"}', secret) })).status).toBe(
        202,
      );
    expect(await inbox()).toHaveLength(2);
    const intents = await db.query("SELECT key, done_at FROM job_intent");
    expect(intents.rows).toEqual([{ key: `apply-deliveries-${scope.connectionId}`, done_at: null }]);
    expect(rung).toBe(2);
  });

  const body = '{"zen":"quiet"}';
  test.each([
    ["a wrong signature", body, { "x-hub-signature-256": sign(body, "other") }, 401],
    ["no signature", body, { "x-hub-signature-256": "" }, 401],
    ["a SHA-1 signature alone", body, { "x-hub-signature-256": "", "x-hub-signature": "sha1=abc" }, 401],
    ["a body changed by one space", `${body} `, { "x-hub-signature-256": sign(body) }, 401],
    ["a form", body, { "content-type": "application/x-www-form-urlencoded" }, 400],
    ["no JSON", "{", {}, 400],
    ["a list", "[]", {}, 400],
    ["a depth of ten thousand", `${'{"a":'.repeat(10_000)}1${"}".repeat(10_000)}`, {}, 400],
    ["no delivery id", body, { "x-github-delivery": "" }, 400],
    ["a compressed body", gzipSync(body), { "content-encoding": "gzip" }, 400],
    ["no event", body, { "x-github-event": "" }, 400],
    ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]), {}, 400],
    [
      "a signature in capitals",
      body,
      { "x-hub-signature-256": `sha256=${sign(body).slice(7).toUpperCase()}` },
      202,
    ],
    ["an event nobody knows", body, { "x-github-event": "sunrise" }, 202],
    ["another method in a header", body, { "x-http-method-override": "DELETE" }, 202],
    ["a ping", body, { "x-github-event": "ping" }, 202],
    [
      "names of prototypes",
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}}}',
      {},
      202,
    ],
    ["a million keys", `{${Array.from({ length: 200_000 }, (_one, n) => `"k${n}":1`).join(",")}}`, {}, 202],
  ])("with %s is answered as it should be", async (_name, sent, headers, status) => {
    const before = (await inbox()).length;
    expect((await send(sent, headers)).status).toBe(status);
    expect((await inbox()).length - before).toBe(status === 202 ? 1 : 0);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  test("at an address that is nobody's, or another source's, is not known", async () => {
    expect((await send(body, {}, { hookKey: "hook-of-nobody" })).status).toBe(404);
    for (const odd of [
      "%00",
      "..",
      "%2e%2e",
      "/",
      "",
      "a b",
      "x".repeat(64_000),
      `${hookKey}/`,
      `${hookKey}%00`,
    ])
      expect((await send(body, {}, { hookKey: odd })).status).toBe(404);
    expect((await send(body, {}, { source: "jira" })).status).toBe(404);
    expect((await send(body, {}, { source: "__proto__" })).status).toBe(404);
  });

  test("signed for one tenant means nothing at the address of another", async () => {
    await withOrg(db, OTHER, (tx) => tx.query("UPDATE connection SET secret_ciphertext = NULL"));
    expect((await send(body, {}, { hookKey: await keyOf(OTHER) })).status).toBe(401);
  });

  test("of 25 MB is taken, and of one byte more is not", async () => {
    const about = '{"a":""}';
    const large = `{"a":"${"x".repeat(25 * 1024 * 1024 - about.length)}"}`;
    expect((await send(large)).status).toBe(202);
    expect((await send(`${large} `)).status).toBe(413);
    const kept = await withOrg(db, ORG, (tx) =>
      tx.query("SELECT max(length(body)) AS n FROM webhook_delivery"),
    );
    expect(kept.rows).toEqual([{ n: large.length }]);
  });

  test("of 26 MB is refused before it is signed, said or not", async () => {
    const large = Buffer.alloc(26 * 1024 * 1024, 0x20);
    expect((await send(large)).status).toBe(413);
    expect((await send(body, { "content-length": String(large.length) })).status).toBe(413);
  });

  test("twice is one; under one name with another body the first stands, and somebody is told", async () => {
    const before = (await inbox()).length;
    const same = { "x-github-delivery": "twin" };
    expect((await send(body, same)).status).toBe(202);
    expect((await send(body, same)).status).toBe(202);
    expect((await send('{"other":1}', same)).status).toBe(202);
    expect((await inbox()).length - before).toBe(1);
    const aside = await withOrg(
      db,
      ORG,
      async (tx) => (await tx.query("SELECT external_id, stream FROM quarantine")).rows,
    );
    expect(aside).toEqual([{ external_id: "twin", stream: "webhooks" }]);
  });

  test("cannot be used to look into connections without their key", async () => {
    const seen = await db.query("SELECT id FROM connection");
    expect(seen.rows).toEqual([]);
  });
});

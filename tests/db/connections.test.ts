import { afterAll, beforeAll, expect, test } from "vitest";
import type { OrgAccess } from "@/lib/auth/access.ts";
import { type Db, openDb, type Tx, withOrg } from "@/lib/core/db.ts";
import type { CheckedCall } from "@/lib/model/connection.ts";
import type { Connector } from "@/lib/model/connector.ts";
import { openSecrets, readConnection } from "@/lib/settings/connection-store.ts";
import { addConnection } from "@/lib/settings/connections/add-connection.ts";
import { addHookSecret, dropOldHookSecret } from "@/lib/settings/connections/change-secret.ts";
import { changeSettings } from "@/lib/settings/connections/change-settings.ts";
import { editConnection } from "@/lib/settings/connections/edit-connection.ts";
import { EditedConnectionForm } from "@/lib/settings/connections/edited-connection.ts";
import { NewConnectionForm } from "@/lib/settings/connections/new-connection.ts";
import { pauseConnection, removeConnection } from "@/lib/settings/connections/pause-connection.ts";
import { connectionHead } from "@/lib/views/connection-head.ts";
import { frameConnections } from "@/lib/views/frame-connections.ts";
import { checkConnectionStage } from "@/workers/stages/check-connection.ts";
import { forgetConnectionStage } from "@/workers/stages/forget-connection.ts";
import { syncDeps } from "../support/sync-lab.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const ORG = "018f0000-0000-7000-8000-000000000001";
const ADA = "018f0000-0000-7000-8000-00000000000a";
const KEYS = "a".repeat(64);
const access = {
  orgId: ORG,
  userId: ADA,
  role: "owner",
  orgName: "Acme",
  isSample: false,
} as unknown as OrgAccess;
const by = { orgId: ORG, userId: ADA };
const now = new Date("2026-11-20T12:00:00Z");

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

const inOrg = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => withOrg(db, ORG, work);
const add = (over: Record<string, string> = {}): Promise<string> =>
  inOrg((tx) =>
    addConnection(
      tx,
      by,
      NewConnectionForm.parse({
        auth: "github_token",
        name: "Acme",
        address: "https://git.acme.example",
        token: "ghp_secret",
        ...over,
      }),
      KEYS,
    ),
  );
const rowOf = (connectionId: string) => inOrg((tx) => readConnection(tx, ORG, connectionId));
const actions = () =>
  inOrg(async (tx) =>
    (await tx.query<{ action: string }>("SELECT action FROM audit_event ORDER BY at, id")).rows.map(
      ({ action }) => action,
    ),
  );

test("a credential is sealed, and no column or view shows it", async () => {
  const id = await add();
  const row = await rowOf(id);
  expect(JSON.stringify(row)).not.toContain("ghp_secret");
  expect(row === null ? null : openSecrets(row, KEYS).token).toBe("ghp_secret");
  expect(JSON.stringify(await inOrg((tx) => connectionHead(tx, access, id, now)))).not.toContain(
    "ghp_secret",
  );
});

test("of two tabs the second is told, and what the first saved stands", async () => {
  const connectionId = await add();
  const save = (include: string[]) =>
    inOrg((tx) =>
      changeSettings(tx, {
        ...by,
        connectionId,
        version: 0,
        action: "connection.scope_changed",
        values: { include },
      }),
    );
  await save(["acme/*"]);
  await expect(save(["other/*"])).rejects.toMatchObject({ code: "conflict" });
  expect((await rowOf(connectionId))?.settings).toMatchObject({ include: ["acme/*"] });
});

test("the webhook secret before stays good until it is ended", async () => {
  const connectionId = await add();
  const at = { ...by, connectionId, keys: KEYS };
  const first = await inOrg((tx) => addHookSecret(tx, at));
  const second = await inOrg((tx) => addHookSecret(tx, at));
  const secrets = async () => {
    const row = await rowOf(connectionId);
    return row === null ? [] : openSecrets(row, KEYS).webhookSecrets;
  };
  expect(await secrets()).toEqual([second, first]);
  await inOrg((tx) => dropOldHookSecret(tx, at));
  expect(await secrets()).toEqual([second]);
});

const edit = (connectionId: string, over: Record<string, string> = {}) =>
  inOrg((tx) => {
    const typed = { auth: "github_token", version: "0", name: "Acme", address: "git.acme.example", ...over };
    const edited = EditedConnectionForm.parse({ connectionId, token: "", ...typed });
    return editConnection(tx, by, edited, KEYS);
  });
const tokenOf = async (connectionId: string) => {
  const row = await rowOf(connectionId);
  return row === null ? null : openSecrets(row, KEYS).token;
};
const hasRead = (connectionId: string) =>
  inOrg((tx) =>
    tx.query(
      `INSERT INTO sync_stream (org_id, connection_id, stream, scope, scope_name, items_done)
       VALUES ($1, $2, 'repositories', '', '', 3)`,
      [ORG, connectionId],
    ),
  );

test("a new name keeps the sealed credential, and of two tabs the second is told", async () => {
  const id = await add();
  expect(await edit(id, { name: "Acme's GitHub" })).toBeNull();
  expect(await rowOf(id)).toMatchObject({ name: "Acme's GitHub", host: "git.acme.example" });
  expect(await tokenOf(id)).toBe("ghp_secret");
  await expect(edit(id, { name: "Late" })).rejects.toMatchObject({ code: "conflict" });
});

test("a credential is sent nowhere but where it was entered for", async () => {
  const id = await add();
  const address = "https://git.elsewhere.example";
  expect(Object.keys((await edit(id, { address })) ?? {})).toEqual(["token"]);
  expect(await rowOf(id)).toMatchObject({ baseUrl: "https://git.acme.example" });
  expect(await edit(id, { address, token: "ghp_other" })).toBeNull();
  expect(await rowOf(id)).toMatchObject({ baseUrl: address, host: "git.elsewhere.example" });
  expect(await tokenOf(id)).toBe("ghp_other");
});

test("what was read keeps the name of its host: another port will do, another host will not", async () => {
  const id = await add();
  await hasRead(id);
  const other = { address: "https://git.elsewhere.example", token: "ghp_other" };
  expect(Object.keys((await edit(id, other)) ?? {})).toEqual(["address"]);
  expect(await edit(id, { ...other, address: "https://git.acme.example:8443" })).toBeNull();
  expect(await rowOf(id)).toMatchObject({
    baseUrl: "https://git.acme.example:8443",
    host: "git.acme.example",
  });
});

const call = (state: CheckedCall["state"], name = "List repositories"): CheckedCall => ({
  call: name,
  needs: "Metadata: read",
  state,
  costs: "Nothing can be read.",
  fix: state === "ok" ? null : "GitHub answered 403. Give the token access.",
});
const checkWith = (connectionId: string, calls: readonly CheckedCall[]): Promise<void> =>
  checkConnectionStage({
    ...syncDeps(db, { check: () => Promise.resolve(calls) } as unknown as Connector),
    finishSignIn: () => Promise.resolve(null),
  })({ orgId: ORG, connectionId });

test.each<[calls: CheckedCall[], state: string, message: string | null]>([
  [[call("ok"), call("ok", "Issues")], "ok", null],
  [[call("ok"), call("missing", "Issues")], "limited", "1 of 2 calls that reading makes do not work."],
  [[call("failed"), call("not_used", "Issues")], "failed", "GitHub answered 403."],
])("a test says what it makes of the connection %#", async (calls, state, message) => {
  const id = await add();
  await checkWith(id, calls);
  expect(await inOrg((tx) => connectionHead(tx, access, id, now))).toMatchObject({
    state,
    message,
    check: calls,
  });
});

test("on every page a connection that does not work is told, with its cause", async () => {
  const id = await add();
  await checkWith(id, [call("failed")]);
  const frame = await inOrg((tx) => frameConnections(tx, access, now));
  expect(frame.find((each) => each.id === id)).toMatchObject({
    standing: "broken",
    cause: "GitHub answered 403.",
  });
});

test("removing takes the credential and the webhook address; where it stood goes with it", async () => {
  const connectionId = await add();
  await inOrg((tx) => pauseConnection(tx, { ...by, connectionId }, now));
  await inOrg((tx) =>
    tx.query(
      "INSERT INTO sync_stream (org_id, connection_id, stream, scope, scope_name) VALUES ($1, $2, 'issues', '', 'x')",
      [ORG, connectionId],
    ),
  );
  await inOrg((tx) => removeConnection(tx, { ...by, connectionId }, false, now));
  const nobody = syncDeps(db, { kind: "github" } as unknown as Connector);
  await forgetConnectionStage(nobody)({ orgId: ORG, connectionId, withData: false });
  const left = await inOrg(async (tx) => ({
    streams: (await tx.query("SELECT 1 FROM sync_stream WHERE connection_id = $1", [connectionId])).rowCount,
    kept: (await tx.query("SELECT secret_ciphertext, hook_key FROM connection WHERE id = $1", [connectionId]))
      .rows,
  }));
  expect(left).toEqual({ streams: 0, kept: [{ secret_ciphertext: null, hook_key: null }] });
  expect(await rowOf(connectionId)).toBeNull();
});

test("each of these acts stands in the audit log", async () => {
  const done = new Set(await actions());
  for (const action of [
    "added",
    "scope_changed",
    "edited",
    "credential_replaced",
    "webhook_secret_added",
    "webhook_secret_dropped",
    "paused",
    "removed",
  ])
    expect(done).toContain(`connection.${action}`);
});

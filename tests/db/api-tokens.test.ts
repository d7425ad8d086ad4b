import { afterAll, beforeAll, expect, test } from "vitest";
import { findToken, tokenAccess } from "@/lib/auth/api-token.ts";
import { type Db, openDb, withOrg } from "@/lib/core/db.ts";
import { addToken, type NewToken, revokeToken } from "@/lib/settings/tokens/change-token.ts";
import { apiTokens } from "@/lib/views/api-tokens.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

const OURS = "018f0000-0000-7000-8000-0000000000a1";
const THEIRS = "018f0000-0000-7000-8000-0000000000a2";
const now = new Date("2026-11-21T12:00:00Z");
const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
let database: TestDatabase;
let db: Db;
let admin = "";
let other = "";
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  for (const [orgId, email] of [
    [OURS, "ada@a.test"],
    [THEIRS, "bob@b.test"],
  ] as const) {
    const made = await db.query("SELECT auth_create_user($1, 'A', 'hash') AS id", [email]);
    const id = String((made.rows[0] as { id: string }).id);
    await withOrg(db, orgId, async (tx) => {
      await tx.query("INSERT INTO organisation (id, name) VALUES ($1, 'Acme')", [orgId]);
      await tx.query("INSERT INTO membership (org_id, user_id, role) VALUES ($1, $2, 'admin')", [orgId, id]);
      await tx.query("INSERT INTO account (org_id, key, login, kind) VALUES ($1, $2, 'mia', 'human')", [
        orgId,
        `github.test/${email}`,
      ]);
      await tx.query(
        "INSERT INTO identity (org_id, key, kind, state) VALUES ($1, $2, 'human', 'unmatched')",
        [orgId, `github.test/${email}`],
      );
    });
    if (orgId === OURS) admin = id;
    else other = id;
  }
  Object.assign(process.env, {
    DATABASE_URL: database.appUrl,
    APP_URL: "http://localhost:4317",
    AUTH_SECRET: "s".repeat(64),
    ENCRYPTION_KEY: "7".repeat(64),
  });
});
afterAll(async () => {
  await db.end();
  await database.drop();
});

const make = (over: Partial<NewToken> = {}, orgId = OURS, at = now) =>
  withOrg(db, orgId, (tx) =>
    addToken(
      tx,
      { orgId, userId: orgId === OURS ? admin : other, now: at },
      { name: "sync", scope: "write", days: null, ...over },
    ),
  );
async function may(token: string, need: "read" | "write" = "read", at = now) {
  const found = await findToken(db, token);
  return found === null ? null : withOrg(db, found.orgId, (tx) => tokenAccess(tx, found, need, at));
}
const list = (at = now) =>
  withOrg(db, OURS, async (tx) => {
    const access = await tokenAccess(
      tx,
      (await findToken(db, seen)) ?? { orgId: OURS, tokenId: OURS },
      "read",
      at,
    );
    if (access === null) throw new Error("the token works");
    return apiTokens(tx, access, at);
  });
let seen = "";

test("a token is found by itself alone, works for its tenant, and is kept as a hash", async () => {
  seen = await make();
  expect(await may(seen)).toMatchObject({ orgId: OURS, userId: admin, canChange: true });
  expect(await may(`${seen.slice(0, -1)}${seen.endsWith("a") ? "b" : "a"}`)).toBeNull();
  const stored = await withOrg(db, OURS, (tx) => tx.query("SELECT * FROM api_token"));
  expect(stored.rows).toHaveLength(1);
  expect(JSON.stringify(stored.rows)).not.toContain(seen.slice(6, 40));
  const audit = await withOrg(db, OURS, (tx) => tx.query("SELECT action, target FROM audit_event"));
  expect(audit.rows).toEqual([{ action: "token.added.write", target: "sync" }]);
});

test("it shows when it was used, to the minute", async () => {
  await may(seen, "read", later(10));
  await may(seen, "read", later(10.5));
  expect((await list(later(10.5))).map(({ lastUsedAt }) => lastUsedAt)).toEqual([later(10)]);
});

test("one that may read does not write; one that was revoked, or has ended, does nothing", async () => {
  const reader = await make({ scope: "read", days: 30 });
  expect(await may(reader)).not.toBeNull();
  await expect(may(reader, "write")).rejects.toMatchObject({ code: "forbidden" });
  expect(await may(reader, "read", later(30 * 24 * 60))).toBeNull();
  const found = await findToken(db, reader);
  const revoke = () =>
    withOrg(db, OURS, (tx) => revokeToken(tx, { orgId: OURS, userId: admin, now }, found?.tokenId ?? ""));
  await revoke();
  expect(await may(reader)).toBeNull();
  await expect(revoke()).rejects.toMatchObject({ code: "conflict" });
});

test("it stops working with the role of who made it", async () => {
  const token = await make();
  const role = (to: string) =>
    withOrg(db, OURS, (tx) => tx.query("UPDATE membership SET role = $1 WHERE user_id = $2", [to, admin]));
  await role("viewer");
  await expect(may(token)).rejects.toMatchObject({ code: "forbidden" });
  await role("admin");
  expect(await may(token)).not.toBeNull();
});

test("another tenant can neither see nor revoke it", async () => {
  const found = await findToken(db, seen);
  expect((await withOrg(db, THEIRS, (tx) => tx.query("SELECT 1 FROM api_token"))).rowCount).toBe(0);
  expect((await db.query("SELECT 1 FROM api_token")).rowCount).toBe(0);
  const steal = withOrg(db, THEIRS, (tx) =>
    revokeToken(tx, { orgId: THEIRS, userId: other, now }, found?.tokenId ?? ""),
  );
  await expect(steal).rejects.toMatchObject({ code: "conflict" });
  expect(await may(seen)).not.toBeNull();
});

test("the API answers each tenant's own list to its token, and nobody else", async () => {
  const { GET, POST } = await import("@/app/api/v1/people/route.ts");
  const ask = (headers: Record<string, string>, query = "") =>
    GET(
      new Request(`http://localhost:4317/api/v1/people${query}`, {
        headers: { accept: "application/json", ...headers },
      }),
    );
  const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
  const theirs = await make({}, THEIRS, new Date());
  const keys = async (token: string) =>
    ((await (await ask(bearer(token))).json()) as { identities: { identity: string }[] }).identities.map(
      ({ identity }) => identity,
    );
  expect(await keys(seen)).toEqual(["github.test/ada@a.test"]);
  expect(await keys(theirs)).toEqual(["github.test/bob@b.test"]);
  for (const wrong of [bearer(`assay_${"x".repeat(43)}`), { authorization: "Basic abc" }]) {
    const answer = await ask(wrong);
    expect([answer.status, answer.headers.get("www-authenticate")]).toEqual([401, "Bearer"]);
    expect(await answer.text()).not.toContain("xxxx");
  }
  expect((await ask({ authorization: "" }, `?token=${seen}`)).status).toBe(401);
  const csv = await GET(new Request("http://localhost:4317/api/v1/people", { headers: bearer(seen) }));
  expect(await csv.text()).toMatch(/^identity,person,kind/);

  const send = (token: string, typed = "") =>
    POST(
      new Request("http://localhost:4317/api/v1/people?preview=1", {
        method: "POST",
        headers: bearer(token),
        body: `identity,person\ngithub.test/ada@a.test,github.test/ada@a.test${typed}\n`,
      }),
    );
  expect(await (await send(seen)).json()).toEqual({
    kept: false,
    changes: [{ line: 2, words: "github.test/ada@a.test is a person" }],
    faults: [],
  });
  expect((await send(theirs)).status).toBe(422);
  expect((await send(seen, "\0")).status, "a zero byte is kept nowhere").toBe(400);
  expect((await send(await make({ scope: "read" }, OURS, new Date()))).status).toBe(403);

  const hasty = await make({ scope: "read" }, OURS, new Date());
  const all = await Promise.all(Array.from({ length: 121 }, () => ask(bearer(hasty))));
  expect(all.filter(({ status }) => status === 200)).toHaveLength(120);
  expect(all.find(({ status }) => status === 429)?.headers.get("retry-after")).toBe("60");
  expect((await ask(bearer(seen))).status).toBe(200);
});

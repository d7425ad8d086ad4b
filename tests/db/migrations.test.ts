import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "@/lib/core/db.ts";
import { openBackend } from "@/lib/jobs/backend.ts";
import { openQueues } from "@/lib/jobs/enqueue.ts";
import { migrateQueue } from "@/lib/jobs/migrate-queue.ts";
import { prepareDatabase } from "@/prisma/prepare.ts";
import { applyMigrations } from "@/prisma/apply-migrations.ts";
import { diffSchema } from "@/prisma/diff-schema.ts";
import { secureDatabase } from "@/prisma/secure-database.ts";
import { urlOf, withClient } from "@/prisma/create-roles.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase("empty");
});
afterAll(() => database.drop());

describe("migrations", () => {
  test("bring an empty database to the schema, and a second time change nothing", async () => {
    const first = await prepareDatabase(database.ownerUrl, "assay_app");
    expect(first.applied.length).toBeGreaterThan(0);
    expect(await prepareDatabase(database.ownerUrl, "assay_app")).toEqual({ applied: [] });
  });

  test("say everything that the schema says", async () => {
    expect(await diffSchema(database.ownerUrl)).toBeNull();
  });

  test("put a wall around a table that nobody told them about, as soon as it has a tenant", async () => {
    const walls =
      "SELECT relrowsecurity AND relforcerowsecurity AS walled FROM pg_class WHERE relname = 'newcomer'";
    await withClient(database.ownerUrl, async (owner) => {
      await owner.query("CREATE TABLE newcomer (org_id uuid NOT NULL, note text)");
      expect((await owner.query(walls)).rows).toEqual([{ walled: false }]);
      await secureDatabase(owner, "assay_app");
      expect((await owner.query(walls)).rows).toEqual([{ walled: true }]);
      const policies = await owner.query(
        "SELECT polname FROM pg_policy WHERE polrelid = 'newcomer'::regclass",
      );
      expect(policies.rows).toEqual([{ polname: "tenant" }]);
      await owner.query("DROP TABLE newcomer");
    });
  });

  test("leave no connection of the owner behind", async () => {
    await applyMigrations(database.ownerUrl);
    const root = openDb(database.superuserUrl);
    const left = await root.query(
      "SELECT 1 FROM pg_stat_activity WHERE usename = 'assay_owner' AND datname = $1",
      [database.name],
    );
    await root.end();
    expect(left.rowCount).toBe(0);
  });

  test("may be run by two at once", async () => {
    const fresh = await testDatabase("empty");
    try {
      const both = await Promise.all([applyMigrations(fresh.ownerUrl), applyMigrations(fresh.ownerUrl)]);
      expect(both.map(({ length }) => length).toSorted((a, b) => a - b)).toEqual([0, expect.any(Number)]);
      await Promise.all([
        prepareDatabase(fresh.ownerUrl, "assay_app"),
        prepareDatabase(fresh.ownerUrl, "assay_app"),
      ]);
    } finally {
      await fresh.drop();
    }
  });

  test("work where one role of a foreign server does everything, and its walls stand", async () => {
    const fresh = await testDatabase("empty");
    try {
      const login = { name: `solo_${fresh.name}`, password: "solo" };
      await withClient(fresh.superuserUrl, async (root) => {
        await root.query(`CREATE ROLE ${login.name} LOGIN PASSWORD 'solo'`);
        await root.query(`ALTER DATABASE ${fresh.name} OWNER TO ${login.name}`);
        await root.query(`ALTER SCHEMA public OWNER TO ${login.name}`);
      });
      const url = urlOf(fresh.superuserUrl, { login });
      await prepareDatabase(url);
      const db = openDb(url);
      await db.query(
        "BEGIN; SELECT set_config('app.org_id', gen_random_uuid()::text, true); INSERT INTO team (org_id, name) VALUES (current_org(), 'A'); COMMIT",
      );
      const seen = await db.query("SELECT (SELECT count(*) FROM team) AS teams, auth_any_user() AS any");
      await db.end();
      expect(seen.rows).toEqual([{ teams: 0, any: false }]);
    } finally {
      await fresh.drop();
      await withClient(database.superuserUrl, (root) => root.query(`DROP ROLE solo_${fresh.name}`));
    }
  });

  test("give the queues to the application where no role of their own is named", async () => {
    const fresh = await testDatabase("empty");
    try {
      await withClient(fresh.superuserUrl, (root) => root.query("DROP SCHEMA bullmq"));
      await migrateQueue(fresh.ownerUrl, fresh.appUrl);
      await migrateQueue(fresh.ownerUrl, fresh.appUrl);
      const backend = openBackend({ postgresUrl: fresh.appUrl, use: "ask" });
      const queues = openQueues(backend);
      await queues.byName.derive.add("any", {});
      expect(await queues.byName.derive.getWaitingCount()).toBe(1);
      await queues.close();
      await backend.close();
      await withClient(fresh.appUrl, (app) =>
        expect(app.query("CREATE SCHEMA more")).rejects.toMatchObject({ code: "42501" }),
      );
    } finally {
      await fresh.drop();
    }
  });
});

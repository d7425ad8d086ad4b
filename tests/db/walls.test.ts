import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Db, openDb, type Tx, withOrg, withTransaction } from "@/lib/core/db.ts";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";
import { OUTSIDE_TENANTS, plantRow, type TableInfo, tablesOf } from "./tables.ts";

const OURS = "018f0000-0000-7000-8000-000000000001";
const THEIRS = "018f0000-0000-7000-8000-000000000002";
const APPEND_ONLY = ["ledger_entry", "audit_event", "raw_record", "identity_decision", "org_rule_version"];

let database: TestDatabase;
let db: Db;
let root: Db;
let tables: TableInfo[];
let walled: string[];
beforeAll(async () => {
  database = await testDatabase();
  db = openDb(database.appUrl);
  root = openDb(database.superuserUrl);
  tables = await withTransaction(root, tablesOf);
  walled = tables.filter(({ name, tenant }) => tenant || name === "organisation").map(({ name }) => name);
  await withTransaction(root, async (tx) => {
    // Accounts of the memberships are not what is looked at here.
    await tx.query("SET session_replication_role = replica");
    for (const org of [OURS, THEIRS]) for (const name of walled) await plantRow(tx, name, org);
    await tx.query("RESET session_replication_role");
  });
});
afterAll(async () => {
  await db.end();
  await root.end();
  await database.drop();
});

const count = async (tx: Tx, table: string): Promise<number> =>
  Number((await tx.query<{ n: number }>(`SELECT count(*) AS n FROM "${table}"`)).rows[0]?.n);
const keyOf = (table: string): string => (table === "organisation" ? "id" : "org_id");

describe("the walls between tenants", () => {
  test("the application is neither a superuser nor above row-level security, and owns no table", async () => {
    const { rows } = await db.query(`
      SELECT current_user AS "user", r.rolsuper, r.rolbypassrls, r.rolcreaterole,
        (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid AND c.relnamespace = 'public'::regnamespace) AS owned
      FROM pg_roles r WHERE r.rolname = current_user`);
    process.stdout.write(`current_user: ${rows[0].user}\n`);
    expect(rows).toEqual([
      { user: "assay_app", rolsuper: false, rolbypassrls: false, rolcreaterole: false, owned: 0 },
    ]);
  });

  test("every table is a tenant's, or is explained", () => {
    const outside = tables.filter(({ tenant }) => !tenant).map(({ name }) => name);
    expect(outside).toEqual(Object.keys(OUTSIDE_TENANTS).toSorted());
    expect(walled.length).toBeGreaterThan(25);
  });

  test("row-level security is on and forced on every tenant table", () => {
    const open = tables.filter(({ name, enabled, forced }) => walled.includes(name) && !(enabled && forced));
    expect(open).toEqual([]);
  });

  test("without a tenant nothing is visible, on any table", async () => {
    const seen = await withTransaction(db, async (tx) => {
      const counts: [string, number][] = [];
      for (const name of walled) counts.push([name, await count(tx, name)]);
      return counts;
    });
    expect(seen.filter(([, n]) => n !== 0)).toEqual([]);
  });

  test("with a tenant its own row is visible and no other, on every table", async () => {
    const seen = await withOrg(db, OURS, async (tx) => {
      const found: [string, string][] = [];
      for (const name of walled) {
        const { rows } = await tx.query<{ org: string }>(`SELECT "${keyOf(name)}" AS org FROM "${name}"`);
        for (const row of rows) found.push([name, row.org]);
      }
      return found;
    });
    expect(seen).toEqual(walled.map((name) => [name, OURS]));
  });

  test("a row cannot be written for another tenant, on any table", async () => {
    for (const name of walled) {
      const write = withOrg(db, OURS, (tx) => plantRow(tx, name, THEIRS));
      await expect(write, name).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("another tenant's rows can be neither changed nor deleted, on any table", async () => {
    for (const name of walled) {
      const key = keyOf(name);
      const change = (statement: string) => withOrg(db, OURS, (tx) => tx.query(statement, [THEIRS]));
      if (APPEND_ONLY.includes(name)) {
        await expect(change(`DELETE FROM "${name}" WHERE "${key}" = $1`), name).rejects.toMatchObject({
          code: "42501",
        });
      } else {
        expect((await change(`DELETE FROM "${name}" WHERE "${key}" = $1`)).rowCount, name).toBe(0);
        const moved = await change(`UPDATE "${name}" SET "${key}" = "${key}" WHERE "${key}" = $1`);
        expect(moved.rowCount, name).toBe(0);
      }
    }
    const left = await withTransaction(root, async (tx) => {
      const counts: number[] = [];
      for (const name of walled) counts.push(await count(tx, name));
      return counts;
    });
    expect(new Set(left)).toEqual(new Set([2]));
  });

  test("a row cannot be moved to another tenant", async () => {
    const move = withOrg(db, OURS, (tx) => tx.query("UPDATE team SET org_id = $1", [THEIRS]));
    await expect(move).rejects.toMatchObject({ code: "42501" });
  });

  test("the setting does not outlive its transaction", async () => {
    const one = openDb(database.appUrl, { max: 1 });
    await withOrg(one, OURS, (tx) => tx.query("SELECT 1"));
    await withOrg(one, OURS, () => Promise.reject(new Error("stop"))).catch(() => {});
    const after = await one.query("SELECT current_org() AS org, (SELECT count(*) FROM team) AS teams");
    await one.end();
    expect(after.rows).toEqual([{ org: null, teams: 0 }]);
  });

  test("the owner of the tables stands before the same walls", async () => {
    const owner = openDb(database.ownerUrl);
    const seen = await withTransaction(owner, async (tx) => {
      const counts: number[] = [];
      for (const name of walled) counts.push(await count(tx, name));
      return counts;
    });
    await owner.end();
    expect(new Set(seen)).toEqual(new Set([0]));
  });
});

describe("the three roles", () => {
  test("stay out of each other's rooms: queues for one, tables for the other, changes of tables for neither", async () => {
    const queue = openDb(database.queueUrl);
    const refused = { code: "42501" };
    await expect(queue.query("SELECT * FROM public.team")).rejects.toMatchObject(refused);
    await expect(queue.query("SELECT auth_find_user('a@example.test')")).rejects.toThrow(
      /does not exist|permission/,
    );
    await expect(queue.query("SELECT public.auth_any_user()")).rejects.toMatchObject(refused);
    await expect(db.query("SELECT * FROM bullmq.job")).rejects.toThrow(/permission denied for schema bullmq/);
    for (const pool of [queue, db]) {
      await expect(pool.query("CREATE TABLE public.x (a int)")).rejects.toMatchObject(refused);
      await expect(pool.query("CREATE SCHEMA x")).rejects.toMatchObject(refused);
      await expect(pool.query("ALTER TABLE public.team DISABLE ROW LEVEL SECURITY")).rejects.toMatchObject(
        refused,
      );
      await expect(pool.query("SET ROLE assay_owner")).rejects.toMatchObject(refused);
    }
    await queue.end();
  });
});

describe("what is added to is never changed", () => {
  test.each(APPEND_ONLY)("%s refuses the application to update, delete and empty", async (table) => {
    for (const statement of [
      `UPDATE ${table} SET org_id = org_id`,
      `DELETE FROM ${table}`,
      `TRUNCATE ${table}`,
    ]) {
      await expect(
        withOrg(db, OURS, (tx) => tx.query(statement)),
        statement,
      ).rejects.toMatchObject({ code: "42501" });
    }
  });

  test("the owner cannot change it by accident either", async () => {
    const owner = openDb(database.ownerUrl);
    for (const statement of ["UPDATE ledger_entry SET atoms = 0", "DELETE FROM ledger_entry"]) {
      await expect(withOrg(owner, OURS, (tx) => tx.query(statement))).rejects.toThrow(/append-only/);
    }
    await owner.end();
  });

  test("purging a repository takes its derived rows out, of this tenant only, and leaves what people said", async () => {
    const repo = "018f0000-0000-7000-8000-0000000000ff";
    await withOrg(db, OURS, async (tx) => {
      await tx.query("SAVEPOINT before");
      await tx.query("SELECT purge_repository($1)", [repo]);
      expect(await count(tx, "ledger_entry")).toBe(0);
      expect(await count(tx, "change")).toBe(0);
      expect(await count(tx, "correction")).toBe(1);
      await tx.query("ROLLBACK TO before");
    });
    await withOrg(db, OURS, (tx) => tx.query("SELECT purge_organisation()"));
    const left = await withTransaction(root, async (tx) => {
      const counts: [string, number][] = [];
      for (const name of walled) counts.push([name, await count(tx, name)]);
      return counts;
    });
    expect(left.filter(([, n]) => n !== 1)).toEqual([]);
  });
});

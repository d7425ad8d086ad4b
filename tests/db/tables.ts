import type { Tx } from "@/lib/core/db.ts";

export type TableInfo = { name: string; tenant: boolean; enabled: boolean; forced: boolean };

/** Tables without a tenant, each with the reason why. A new one must be explained here. */
export const OUTSIDE_TENANTS: Readonly<Record<string, string>> = {
  organisation: "is the tenant: its own id is the wall",
  user_account: "signs in before a tenant is known; reached through the auth_* functions only",
  auth_session: "as user_account",
  job_intent: "the sweeper rings before a tenant is known; holds ids, never content",
  _prisma_migrations: "bookkeeping of the migrations",
};

/** Every table of the schema, from the catalogue: a new one cannot be forgotten. */
export async function tablesOf(tx: Tx): Promise<TableInfo[]> {
  const { rows } = await tx.query<TableInfo>(`
    SELECT c.relname AS name, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
      EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'org_id' AND NOT a.attisdropped) AS tenant
    FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p', 'f', 'm') ORDER BY 1`);
  return rows;
}

type Column = { name: string; type: string; required: boolean };

/**
 * Puts one row of `orgId` into a table, whatever its columns: each that must be filled gets a plain value of its type.
 * Meant for a superuser, who stands above the walls.
 */
export async function plantRow(root: Tx, table: string, orgId: string): Promise<void> {
  const { rows } = await root.query<Column>(
    `SELECT a.attname AS name, format_type(a.atttypid, NULL) AS type, a.attnotnull AND NOT a.atthasdef AS required
     FROM pg_attribute a WHERE a.attrelid = $1::regclass AND a.attnum > 0 AND NOT a.attisdropped`,
    [table],
  );
  const filled = rows.filter(
    ({ name, required }) => required || name === "org_id" || (table === "organisation" && name === "id"),
  );
  const columns = filled.map(({ name }) => `"${name}"`).join(", ");
  const values = filled.map(
    (column, index) => `$${index + 1}::${column.type === "character" ? "char(8)" : column.type}`,
  );
  const given = filled.map((column) => (isTenantKey(table, column.name) ? orgId : plainValue(column.type)));
  await root.query(`INSERT INTO "${table}" (${columns}) VALUES (${values.join(", ")})`, given);
}

const isTenantKey = (table: string, column: string): boolean =>
  column === "org_id" || (table === "organisation" && column === "id");

function plainValue(type: string): unknown {
  if (type === "uuid") return "018f0000-0000-7000-8000-0000000000ff";
  if (type.startsWith("timestamp") || type === "date") return "2026-01-05";
  if (type === "jsonb") return "{}";
  if (type === "bytea") return Buffer.from([1]);
  if (type === "boolean") return false;
  if (type.endsWith("[]")) return [];
  if (/int|real|double|numeric/.test(type)) return 1;
  return "2026-W02";
}

import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { ClientBase } from "pg";

const SQL = readFileSync(join(import.meta.dirname, "security.sql"), "utf8");

/**
 * Puts up the walls between tenants, the functions for sign-in and the rights of `appRole`; again after every migration.
 * `owner` is a connection of the role that owns the tables.
 */
export async function secureDatabase(owner: ClientBase, appRole: string): Promise<void> {
  await owner.query("BEGIN");
  try {
    // Two starts at once would trip over each other's policies.
    await owner.query("SELECT pg_advisory_xact_lock(727202610)");
    await owner.query("SELECT set_config('app.role_name', $1, true)", [appRole]);
    await owner.query(SQL);
    await owner.query("COMMIT");
  } catch (error) {
    await owner.query("ROLLBACK");
    throw error;
  }
}

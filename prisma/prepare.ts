import { applyMigrations } from "./apply-migrations.ts";
import { withClient } from "./create-roles.ts";
import { secureDatabase } from "./secure-database.ts";

/**
 * Brings the database at `ownerUrl` to the schema of this build and puts its walls up. Running it again changes nothing.
 * `appRole` is the role of the application; leave it out where one role does everything.
 */
export async function prepareDatabase(ownerUrl: string, appRole?: string): Promise<{ applied: string[] }> {
  const applied = await applyMigrations(ownerUrl);
  await withClient(ownerUrl, async (owner) => {
    const own = await owner.query<{ name: string }>("SELECT current_user AS name");
    await secureDatabase(owner, appRole ?? own.rows[0]?.name ?? "");
  });
  return { applied };
}

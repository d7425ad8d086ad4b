import { readMigrations } from "./read-migrations.ts";
import { withSchemaEngine } from "./schema-engine.ts";

export const NO_FILTER = { externalTables: [], externalEnums: [] };

/**
 * Applies what is missing to the database at `ownerUrl`, offline, and answers the names of what was applied.
 * The role must own the database: the engine begins with CREATE SCHEMA IF NOT EXISTS.
 */
export async function applyMigrations(ownerUrl: string): Promise<string[]> {
  return withSchemaEngine(ownerUrl, async (engine) => {
    const done = await engine.applyMigrations({ migrationsList: readMigrations(), filters: NO_FILTER });
    return done.appliedMigrationNames;
  });
}

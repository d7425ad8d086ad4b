import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { MigrationList } from "@prisma/schema-engine-wasm/schema_engine_bg";
import { MIGRATIONS_DIR } from "./read-schema.ts";

const LOCK_FILE = "migration_lock.toml";

/** The migrations in `dir` as the schema engine wants them, in order of name. */
export function readMigrations(dir: string = MIGRATIONS_DIR): MigrationList {
  const names = readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(dir, entry.name, "migration.sql")))
    .map((entry) => entry.name)
    .toSorted();
  return {
    baseDir: dir,
    lockfile: { path: LOCK_FILE, content: readFileSync(join(dir, LOCK_FILE), "utf8") },
    shadowDbInitScript: "",
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: {
        path: "migration.sql",
        content: { tag: "ok", value: readFileSync(join(dir, name, "migration.sql"), "utf8") },
      },
    })),
  };
}

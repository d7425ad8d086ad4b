import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEmbeddedPostgres } from "../workers/start/embedded-postgres.mjs";
import { diffSchema } from "./diff-schema.ts";
import { MIGRATIONS_DIR, readSchema } from "./read-schema.ts";
import { writeSnapshot } from "./schema-snapshot.ts";

const PASSWORD = "only-for-this-minute";

/** Writes the migration to the schema of today. Answers its name, or null where nothing changed. */
async function writeMigration(label: string, at: Date): Promise<string | null> {
  const home = mkdtempSync(join(tmpdir(), "assay-migration-"));
  const server = await startEmbeddedPostgres({ home, password: PASSWORD, throwaway: true });
  try {
    const sql = await diffSchema(server.url("postgres", PASSWORD, "postgres"));
    if (sql === null) return null;
    const name = `${at.toISOString().replace(/\D/g, "").slice(0, 14)}_${label}`;
    mkdirSync(join(MIGRATIONS_DIR, name));
    writeFileSync(join(MIGRATIONS_DIR, name, "migration.sql"), sql);
    writeSnapshot(readSchema());
    return name;
  } finally {
    await server.stop();
    rmSync(home, { recursive: true, force: true });
  }
}

const label = process.argv[2];
if (label === undefined || !/^[a-z0-9_]+$/.test(label)) {
  process.stderr.write(
    "Name the change in small letters: node --import tsx prisma/write-migration.ts add_goal\n",
  );
  process.exit(2);
}
const name = await writeMigration(label, new Date());
process.stdout.write(name === null ? "The schema has not changed.\n" : `Wrote prisma/migrations/${name}.\n`);

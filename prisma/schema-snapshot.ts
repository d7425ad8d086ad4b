import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { MIGRATIONS_DIR, type SchemaFile } from "./read-schema.ts";

/** The schema as the last migration left it, in one file: the next migration is the difference to it. */
const SNAPSHOT = join(MIGRATIONS_DIR, "snapshot.prisma");

export function readSnapshot(): SchemaFile[] {
  return existsSync(SNAPSHOT) ? [{ path: SNAPSHOT, content: readFileSync(SNAPSHOT, "utf8") }] : [];
}

export function writeSnapshot(schema: readonly SchemaFile[]): void {
  writeFileSync(SNAPSHOT, schema.map(({ content }) => content).join("\n"));
}

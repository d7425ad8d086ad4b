import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const SCHEMA_DIR = join(import.meta.dirname, "schema");
export const MIGRATIONS_DIR = join(import.meta.dirname, "migrations");

export type SchemaFile = { path: string; content: string };

/** The schema files in `dir`, in order of name. */
export function readSchema(dir: string = SCHEMA_DIR): SchemaFile[] {
  return readdirSync(dir)
    .filter((name) => name.endsWith(".prisma"))
    .toSorted()
    .map((name) => ({ path: join(dir, name), content: readFileSync(join(dir, name), "utf8") }));
}

import { NO_FILTER } from "./apply-migrations.ts";
import { readSchema } from "./read-schema.ts";
import { withSchemaEngine } from "./schema-engine.ts";
import { readSnapshot } from "./schema-snapshot.ts";

/**
 * The SQL from the schema that the last migration left to the schema in the files; null where nothing is missing.
 * The engine wants a database to stand on, any at all: it reads nothing there.
 */
export async function diffSchema(anyUrl: string): Promise<string | null> {
  const files = readSnapshot();
  return withSchemaEngine(anyUrl, async (engine) => {
    const diff = await engine.diff({
      from: files.length === 0 ? { tag: "empty" } : { tag: "schemaDatamodel", files },
      to: { tag: "schemaDatamodel", files: readSchema() },
      script: true,
      exitCode: true,
      filters: NO_FILTER,
    });
    return diff.exitCode === 0 ? null : diff.stdout;
  });
}

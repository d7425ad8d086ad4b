import { defineConfig } from "prisma/config";

// `generate` never runs the schema engine, but looks for its binary and would download one.
process.env["PRISMA_SCHEMA_ENGINE_BINARY"] ??= process.execPath;

export default defineConfig({
  schema: "prisma/schema",
  migrations: { path: "prisma/migrations" },
  datasource: { url: process.env["OWNER_DATABASE_URL"] ?? "postgresql://localhost:5432/assay" },
});

import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { environmentFor } from "./database.mjs";
import { isInstalled } from "./install.mjs";
import { dataDir, root } from "./places.mjs";
import { clusterFolder } from "./postgres-cluster.mjs";
import { postgresProgram } from "./postgres-program.mjs";
import { readRun } from "./run-file.mjs";
import { readSecrets } from "./secrets.mjs";
import { serverAccount } from "./server-account.mjs";

/** The database that is in use: the one of DATABASE_URL, or that of the server that runs from this clone. */
export async function* checkDatabase() {
  if (!isInstalled()) return;
  const home = dataDir();
  const run = readRun(home);
  if (!process.env.DATABASE_URL && run?.postgresPort === undefined) {
    yield embeddedAtRest(home);
    return;
  }
  const connectionString = process.env.DATABASE_URL ?? embeddedUrl(home, run.postgresPort);
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: 5_000 });
  client.on("error", () => {});
  try {
    await client.connect();
  } catch (error) {
    yield {
      name: "PostgreSQL",
      ok: false,
      detail: error.message,
      fix: "Start it, or correct DATABASE_URL in .env.",
    };
    return;
  }
  try {
    yield* ask(client);
  } finally {
    await client.end();
  }
}

const embeddedUrl = (home, port) =>
  environmentFor({ home, secrets: readSecrets(home).secrets, port, appUrl: undefined }).DATABASE_URL;

async function* ask(client) {
  const { rows } = await client.query(
    `SELECT current_setting('server_version_num')::int AS version, rolname, rolsuper OR rolbypassrls AS unbound,
            to_regclass('_prisma_migrations') IS NOT NULL AS known
     FROM pg_roles WHERE rolname = current_user`,
  );
  const { version, rolname, unbound, known } = rows[0];
  const major = Math.floor(version / 10_000);
  yield {
    name: `PostgreSQL ${major}`,
    ok: major >= 18,
    fix: "Use PostgreSQL 18 or newer, which has uuidv7().",
  };
  yield {
    name: `role ${rolname}`,
    ok: !unbound,
    detail: unbound ? "can bypass row-level security" : "",
    fix: "Connect with a role that is neither superuser nor BYPASSRLS; docker-compose.yml shows how roles are made.",
  };
  const applied = known
    ? (await client.query("SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL")).rows
    : [];
  const missing = migrations().filter((name) => !applied.some((row) => row.migration_name === name));
  yield {
    name: "migrations",
    ok: missing.length === 0,
    detail: missing.length === 0 ? "" : `${missing.length} not applied`,
    fix: "Run `npm start`, which applies them.",
  };
}

const migrations = () =>
  readdirSync(join(root, "prisma", "migrations")).filter((name) =>
    existsSync(join(root, "prisma", "migrations", name, "migration.sql")),
  );

function embeddedAtRest(home) {
  try {
    const account = serverAccount();
    postgresProgram(account);
    const made = existsSync(home) && existsSync(join(clusterFolder(home, account), "PG_VERSION"));
    return {
      name: "embedded PostgreSQL",
      ok: true,
      detail: made ? "at rest" : "not made yet; `npm start` makes it",
    };
  } catch (error) {
    return {
      name: "embedded PostgreSQL",
      ok: false,
      detail: error.message,
      fix: error.fix ?? "Run `npm ci`.",
    };
  }
}

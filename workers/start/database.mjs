import { startEmbeddedPostgres } from "./embedded-postgres.mjs";
import { runQuietly } from "./run-quietly.mjs";

/** The name of the database, wherever it runs. */
const DATABASE = "assay";

/** Starts the embedded server, or takes the one that DATABASE_URL names. `port` is undefined for the latter. */
export async function openDatabase({ home, secrets, fresh }) {
  if (process.env.DATABASE_URL)
    return { port: undefined, stop: async () => {}, exited: new Promise(() => {}) };
  return startEmbeddedPostgres({ home, password: secrets.superuserPassword, newPassword: fresh });
}

/** What the parts need in their environment. `port` is that of the embedded server. */
export function environmentFor({ home, secrets, port, appUrl }) {
  const url = (user, password) => `postgresql://${user}:${password}@127.0.0.1:${port}/${DATABASE}`;
  const embedded = port !== undefined && {
    DATABASE_URL: url("assay_app", secrets.appPassword),
    QUEUE_DATABASE_URL: url("assay_queue", secrets.queuePassword),
  };
  const address = process.env.APP_URL ?? appUrl;
  return {
    ...process.env,
    // Empty and not absent: Next reads .env by itself and would fill in what is absent.
    REDIS_URL: process.env.REDIS_URL ?? "",
    DATA_DIR: home,
    AUTH_SECRET: process.env.AUTH_SECRET ?? secrets.authSecret,
    ENCRYPTION_KEY: process.env.ENCRYPTION_KEY ?? secrets.encryptionKey,
    ...(address && { APP_URL: address, NEXTAUTH_URL: address }),
    ...embedded,
  };
}

/** What only preparing and owner commands need on top. */
export function ownerEnvironment({ secrets, port }) {
  if (port === undefined) return {};
  const url = (user, password, name) => `postgresql://${user}:${password}@127.0.0.1:${port}/${name}`;
  return {
    SUPERUSER_DATABASE_URL: url("postgres", secrets.superuserPassword, "postgres"),
    OWNER_DATABASE_URL: url("assay_owner", secrets.ownerPassword, DATABASE),
  };
}

/** Makes roles and database where they are missing and applies migrations. Changes nothing when all is there. */
export async function prepareDatabase(environment) {
  const output = await runQuietly(["--import", "tsx", "workers/start/prepare-database.ts"], {
    env: environment,
    fix: "Run `npm run doctor`; it names what is missing in the database.",
  });
  return output.trim().split("\n").at(-1);
}

import { buildApp, generateClient } from "./build.mjs";
import { checkNode } from "./check-node.mjs";
import { runCommand } from "./command.mjs";
import { environmentFor, openDatabase, ownerEnvironment, prepareDatabase } from "./database.mjs";
import { lastLines } from "./embedded-postgres.mjs";
import { install, isInstalled } from "./install.mjs";
import { readOptions } from "./options.mjs";
import { startPart } from "./part.mjs";
import { dataDir, loadEnvironment } from "./places.mjs";
import { nextFreePort } from "./ports.mjs";
import { sinceStart, step } from "./progress.mjs";
import { claimRun, releaseRun, updateRun } from "./run-file.mjs";
import { readSecrets } from "./secrets.mjs";
import { StartError } from "./start-error.mjs";
import { supervisor } from "./supervisor.mjs";
import { crashOf, waitUntilReady } from "./wait-until-ready.mjs";
import { watchLauncher } from "./watch-launcher.mjs";
import { WORKER_FLAGS } from "./worker-flags.mjs";

// What a page leaves behind dies young: with room for many pages it is cleared seldom, and no request waits for it long.
const YOUNG = "--max-semi-space-size=64";

const all = supervisor();
let ready = false;
all.onSignals(() => ready);
watchLauncher(() => void all.end(1));

try {
  await start();
} catch (error) {
  await all.end(1, error);
}

async function start() {
  checkNode();
  loadEnvironment();
  const options = readOptions(process.argv.slice(2), {
    cwd: process.env.INIT_CWD ?? process.cwd(),
    env: process.env,
  });
  const home = dataDir();
  const other = claimRun(home, "server");
  if (other) return useRunning(other, options.repos, home);
  all.add("run file", () => releaseRun(home));

  const { secrets, fresh } = readSecrets(home);
  if (!isInstalled()) await step("Installing packages", install);
  await step("Generating the database client", generateClient);
  const opening = openDatabase({ home, secrets, fresh });
  // Known to the supervisor before it is there: a stop in between waits for it and takes it along.
  all.add("PostgreSQL", () =>
    opening.then(
      (server) => server.stop(),
      () => {},
    ),
  );
  const server = await step(
    process.env.DATABASE_URL ? "Using DATABASE_URL" : "Starting PostgreSQL",
    () => opening,
  );
  const { port: postgresPort } = server;
  updateRun(home, { postgresPort });

  const environment = (appUrl) => environmentFor({ home, secrets, port: postgresPort, appUrl });
  const owner = ownerEnvironment({ secrets, port: postgresPort });
  const early = environment(`http://localhost:${options.port}`);
  await step("Preparing the database", () => prepareDatabase({ ...early, ...owner }));
  if (!options.dev) await step("Building the app", () => buildApp(early));

  const port = await nextFreePort(options.port);
  if (port !== options.port) console.log(`  ! Port ${options.port} is taken; using ${port}.`);
  const env = environment(`http://localhost:${port}`);
  const parts = startParts({ home, env, port, dev: options.dev });
  const watched = [
    ...parts,
    { name: "PostgreSQL", exited: server.exited, tail: () => lastLines(server.log ?? "", 15) },
  ];
  await step("Starting web and workers", () => waitUntilReady(`http://127.0.0.1:${port}/api/ready`, watched));
  ready = true;
  const pids = Object.fromEntries(parts.map(({ name, pid }) => [name, pid]));
  updateRun(home, { port, url: env.APP_URL, pids: { ...pids, postgres: server.pid } });
  console.log(`\nAssay is ready at ${env.APP_URL} (${sinceStart()}). Ctrl-C stops it.\n`);
  for (const part of watched)
    void part.exited.then((code) => all.isClosing() || all.end(1, crashOf(part, code)));
  for (const repo of options.repos) await runCommand(["add-repo", repo], env);
}

function startParts({ home, env, port, dev }) {
  const where = ["-p", String(port), "-H", "127.0.0.1"];
  const next = "node_modules/next/dist/bin/next";
  const web = dev ? ["workers/start/leash.mjs", next, "dev", ...where] : [YOUNG, next, "start", ...where];
  const worker = dev
    ? ["node_modules/tsx/dist/cli.mjs", "watch", "workers/main.ts"]
    : [...WORKER_FLAGS, "--import", "tsx", "workers/main.ts"];
  const mode = { NODE_ENV: dev ? "development" : "production", NEXT_TELEMETRY_DISABLED: "1" };
  return Object.entries({ worker, web }).map(([name, args]) => {
    const part = startPart(name, args, { env: { ...withoutOwner(env), ...mode }, ...(!dev && { home }) });
    all.add(name, part.stop);
    return part;
  });
}

/** Web and workers never hold a login that could change tables or pass the walls between tenants. */
function withoutOwner(env) {
  // Empty and not absent: Next reads .env by itself and would fill in what is absent.
  return { ...env, OWNER_DATABASE_URL: "", SUPERUSER_DATABASE_URL: "" };
}

/** Assay runs from this clone already: say where, and hand it the repositories. */
async function useRunning(other, repos, home) {
  if (!other.url)
    throw new StartError(
      `Process ${other.pid} is using ${home}.`,
      "Wait until it has finished, then start again.",
    );
  console.log(`Assay is already running at ${other.url}.`);
  const { secrets } = readSecrets(home);
  const env = environmentFor({ home, secrets, port: other.postgresPort, appUrl: other.url });
  let code = 0;
  for (const repo of repos) code = (await runCommand(["add-repo", repo], env)) || code;
  process.exit(code);
}

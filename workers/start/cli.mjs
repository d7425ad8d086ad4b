import { generateClient } from "./build.mjs";
import { checkNode } from "./check-node.mjs";
import { runCommand } from "./command.mjs";
import { environmentFor, openDatabase, ownerEnvironment, prepareDatabase } from "./database.mjs";
import { doctor } from "./doctor.mjs";
import { install, isInstalled } from "./install.mjs";
import { dataDir, loadEnvironment } from "./places.mjs";
import { step } from "./progress.mjs";
import { claimRun, releaseRun, updateRun } from "./run-file.mjs";
import { readSecrets } from "./secrets.mjs";
import { StartError } from "./start-error.mjs";
import { supervisor } from "./supervisor.mjs";

/** Commands that read no database. */
const ALONE = new Set(["analyze", "blame-check", "help", "--help", "-h", "--version", undefined]);

const all = supervisor();
all.onSignals(() => false);
const args = process.argv.slice(2);
const [command] = args;

try {
  await all.end(await run());
} catch (error) {
  await all.end(1, error);
}

async function run() {
  if (command === "doctor") return doctor();
  checkNode();
  loadEnvironment();
  // npm runs scripts in the clone; a path on the command line is meant from where the person stands.
  const here = { ASSAY_CWD: process.env.INIT_CWD ?? process.cwd() };
  if (!isInstalled()) await step("Installing packages", install);
  if (ALONE.has(command)) return runCommand(args, { ...process.env, ...here });
  await generateClient();
  const { env, owner } = await database();
  return runCommand(args, { ...env, ...owner, ...here });
}

/** The database of the server that runs from this clone; otherwise one that is started for this command and stopped after it. */
async function database() {
  const home = dataDir();
  const { secrets, fresh } = readSecrets(home);
  const other = claimRun(home, "command");
  if (other && other.url === undefined)
    throw new StartError(
      `Process ${other.pid} is using ${home}.`,
      "Wait until it has finished, then try again.",
    );
  if (other) return environments(home, secrets, other.postgresPort, other.url);
  if (command === "add-repo" && !process.env.DATABASE_URL) {
    releaseRun(home);
    throw new StartError(
      "Assay is not running, so nothing would read it.",
      "Run `npm start -- --repo PATH_OR_URL`.",
    );
  }
  all.add("run file", () => releaseRun(home));
  const opening = openDatabase({ home, secrets, fresh });
  all.add("PostgreSQL", () =>
    opening.then(
      (server) => server.stop(),
      () => {},
    ),
  );
  const server = await opening;
  updateRun(home, { postgresPort: server.port });
  const made = environments(home, secrets, server.port, "http://localhost:3000");
  await prepareDatabase({ ...made.env, ...made.owner });
  return made;
}

function environments(home, secrets, port, appUrl) {
  return { env: environmentFor({ home, secrets, port, appUrl }), owner: ownerEnvironment({ secrets, port }) };
}

import { existsSync } from "node:fs";
import { join } from "node:path";
import { buildApp, generateClient, typeRoutes } from "./build.mjs";
import { root } from "./places.mjs";
import { ensureProgram, needProgram } from "./programs.mjs";
import { StartError } from "./start-error.mjs";

const BROWSER =
  "Install Chromium or Chrome (`apt-get install chromium`, or from its maker), or set CHROMIUM to its path.";
const bin = (...parts) => join("node_modules", ...parts);
const vitest = (project) => ({ vitest: project });

const build = () => buildApp({ ...process.env, ...BUILD_ENVIRONMENT });
/** A build needs values of the right shape, not real ones. */
const BUILD_ENVIRONMENT = {
  DATABASE_URL: "postgresql://build@127.0.0.1:1/build",
  APP_URL: "http://localhost:3000",
  AUTH_SECRET: "0".repeat(64),
  ENCRYPTION_KEY: "0".repeat(64),
};

/** Every suite: what it needs, what it runs, and whose time it shares. */
export const SUITES = {
  types: {
    budget: "quick",
    prepare: [generateClient, typeRoutesIfAny],
    command: [bin("typescript", "bin", "tsc"), "--noEmit"],
  },
  lint: {
    budget: "quick",
    prepare: [],
    command: [bin("oxlint", "bin", "oxlint"), "--type-aware", "--deny-warnings"],
  },
  format: { budget: "quick", prepare: [], command: [bin("@biomejs", "biome", "bin", "biome"), "format"] },
  unit: { budget: "quick", prepare: [needGit, generateClient], ...vitest("unit") },
  db: { budget: "pipeline", prepare: [generateClient, wantRedis], ...vitest("db") },
  pipeline: { budget: "pipeline", prepare: [needGit, generateClient], ...vitest("pipeline") },
  hosts: { budget: "hosts", prepare: [needGit, generateClient], ...vitest("hosts") },
  doors: { budget: "hosts", prepare: [needGit, generateClient], ...vitest("doors") },
  e2e: { budget: "browser", prepare: [needGit, generateClient, needChromium, build], ...vitest("e2e") },
  faults: { budget: "faults", prepare: [needGit, generateClient, build], ...vitest("faults") },
  bench: { budget: "bench", prepare: [needGit, generateClient, needChromium, build], ...vitest("bench") },
};

/** Seconds on two cores. tests/README.md says the same to people. */
export const BUDGETS = {
  quick: 120,
  pipeline: 360,
  hosts: 180,
  browser: 360,
  faults: 180,
  bench: 3600,
};

export const VERIFY = ["types", "lint", "format", "unit"];
export const EVERYTHING = [...VERIFY, "db", "pipeline", "hosts", "doors", "e2e", "faults"];

function typeRoutesIfAny() {
  return existsSync(join(root, "next.config.ts")) ? typeRoutes() : undefined;
}

function needGit() {
  needProgram("git", "Install git 2.31 or newer.");
}

function needChromium() {
  process.env.CHROMIUM = needProgram("chromium", BROWSER);
}

/** The queue suite runs on Redis too where there is one. CI must have it. */
function wantRedis() {
  const found = ensureProgram("redis-server");
  if (!found && isCi())
    throw new StartError(
      "CI must run the queue suite on Redis too, and redis-server is not here.",
      "Install redis-server in the image.",
    );
}

const isCi = () => !["", "0", "false", undefined].includes(process.env.CI);

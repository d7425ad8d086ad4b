import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { findChromium } from "./find-chromium.mjs";
import { inModules } from "./places.mjs";
import { StartError } from "./start-error.mjs";

const onPath = (name) =>
  (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, name))
    .find((path) => existsSync(path));

/** What the suites need beside Node: where each is found, and what Debian calls it. */
const PROGRAMS = {
  git: { find: () => onPath("git"), debian: "git" },
  "redis-server": { find: () => onPath("redis-server"), debian: "redis-server" },
  chromium: {
    find: () => findChromium() ?? playwrightBrowser(),
    debian: "chromium",
    otherwise: downloadChromium,
  },
};

/**
 * The path of a program; installed first where the platform lets us (as root on Debian; a browser also by Playwright).
 * Undefined when there is none and there cannot be one.
 */
export function ensureProgram(name) {
  const { find, debian, otherwise } = PROGRAMS[name];
  const found = find();
  if (found) return found;
  if (process.getuid?.() === 0 && onPath("apt-get")) aptInstall(debian);
  if (!find()) otherwise?.();
  return find();
}

function aptInstall(name) {
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  const run = (...args) =>
    spawnSync("apt-get", args, { env, stdio: ["ignore", "ignore", "inherit"] }).status === 0;
  const install = () => run("install", "-y", "-qq", "--no-install-recommends", name);
  if (!install() && run("update", "-qq")) install();
}

function downloadChromium() {
  spawnSync(process.execPath, [inModules("playwright-core", "cli.js"), "install", "chromium"], {
    stdio: "ignore",
    timeout: 180_000,
  });
}

/** Where Playwright keeps the browser that it downloaded itself. */
function playwrightBrowser() {
  const ask = "import('playwright-core').then(({ chromium }) => console.log(chromium.executablePath()))";
  const { stdout } = spawnSync(process.execPath, ["-e", ask], { cwd: inModules(".."), encoding: "utf8" });
  const path = stdout?.trim();
  return path && existsSync(path) ? path : undefined;
}

/** As `ensureProgram`, for what a suite cannot do without. */
export function needProgram(name, fix) {
  const path = ensureProgram(name);
  if (!path) throw new StartError(`${name} is not on this machine and could not be installed.`, fix);
  return path;
}

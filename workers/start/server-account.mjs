import { spawnSync } from "node:child_process";
import { StartError } from "./start-error.mjs";

/**
 * PostgreSQL refuses to run as root. As root: the account that runs it (`{ uid, gid }`), made where it is missing.
 * As an ordinary user: undefined, which means "as ourselves".
 */
export function serverAccount() {
  if (process.getuid?.() !== 0) return undefined;
  const name = process.platform === "darwin" ? "_postgres" : "postgres";
  if (id("-u", name) === undefined) {
    spawnSync("groupadd", ["-r", name]);
    spawnSync("useradd", ["-r", "-g", name, "-M", "-d", "/nonexistent", "-s", "/usr/sbin/nologin", name]);
  }
  const uid = id("-u", name);
  const gid = id("-g", name);
  if (uid === undefined || gid === undefined || uid === 0)
    throw new StartError(
      `PostgreSQL does not run as root, and no account "${name}" could be made for it.`,
      `Run \`useradd -r ${name}\` once, or start as an ordinary user, or set DATABASE_URL.`,
    );
  return { uid, gid };
}

function id(flag, name) {
  const { status, stdout } = spawnSync("id", [flag, name], { encoding: "utf8" });
  return status === 0 ? Number(stdout) : undefined;
}

/** True when the account can enter the folder. */
export function canEnter(folder, account) {
  if (!account) return true;
  const { status } = spawnSync("/bin/sh", ["-c", 'cd "$1"', "sh", folder], { ...account, cwd: "/" });
  return status === 0;
}

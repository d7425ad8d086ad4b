import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { root } from "./places.mjs";

/** A hash of the names and bytes of files and folders of the clone. Tests and generated code are left out. */
export function hashOf(...paths) {
  const hash = createHash("sha256").update(process.version.split(".")[0]);
  for (const path of paths) add(hash, path);
  return hash.digest("hex");
}

function add(hash, path) {
  const full = join(root, path);
  if (!existsSync(full)) return;
  if (statSync(full).isDirectory()) {
    if (path === "lib/core/generated") return;
    for (const name of readdirSync(full).toSorted()) add(hash, `${path}/${name}`);
  } else if (!/\.test\.tsx?$/.test(path)) {
    hash.update(`${path}\0`).update(readFileSync(full)).update("\0");
  }
}

/** Runs `make` unless the stamp says that it ran on exactly these inputs. The stamp is gone while it runs. */
export async function onceFor(stamp, wanted, make) {
  const file = join(root, stamp);
  if (existsSync(file) && readFileSync(file, "utf8") === wanted) return "unchanged";
  rmSync(file, { force: true });
  await make();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, wanted);
  return undefined;
}

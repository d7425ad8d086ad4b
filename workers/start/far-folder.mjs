import { randomBytes } from "node:crypto";
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { systemHome } from "./postgres-program.mjs";

/**
 * The folder outside the clone that belongs to `home`. Its name is kept inside `home`: a clone that was moved finds its
 * data again, a copy gets data of its own, and what a deleted clone left behind is never found by its successor.
 */
export function farFolder(home) {
  const here = resolve(home);
  const kept = read(here);
  const isCopy = kept !== undefined && kept.home !== here && read(kept.home)?.id === kept.id;
  const id = kept === undefined || isCopy ? randomBytes(6).toString("hex") : kept.id;
  if (kept?.home !== here || kept.id !== id) writeFileSync(fileOf(here), JSON.stringify({ id, home: here }));
  const folder = join(systemHome, id);
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  for (const path of [systemHome, folder]) chmodSync(path, 0o755);
  return folder;
}

const fileOf = (home) => join(home, "database-place.json");

function read(home) {
  if (!existsSync(fileOf(home))) return undefined;
  const { id, home: path } = JSON.parse(readFileSync(fileOf(home), "utf8"));
  return /^[0-9a-f]{12}$/.test(id) ? { id, home: path } : undefined;
}

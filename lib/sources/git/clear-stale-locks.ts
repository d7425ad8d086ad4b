import { readdir, rm, stat } from "node:fs/promises";
import { join } from "node:path";

const STALE_MS = 10_000;

/** Removes lock files and half-written packs that a crashed git has left in a mirror; git holds a live lock for moments. */
export async function clearStaleLocks(gitDir: string, nowMs: number): Promise<void> {
  const entries = await readdir(gitDir, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const isLeft = entry.name.endsWith(".lock") || /^tmp_(pack|idx|rev|obj)_/.test(entry.name);
    if (!entry.isFile() || !isLeft) continue;
    const path = join(entry.parentPath ?? entry.path, entry.name);
    const found = await stat(path).catch(() => null);
    if (found !== null && nowMs - found.mtimeMs > STALE_MS) await rm(path, { force: true });
  }
}

import { familyOf } from "./manifest-families.ts";
import { versionFree } from "./version-free.ts";

/** Places in the lists handed in whose lines are a dependency bump. */
export type DependencyLines = { readonly removed: readonly number[]; readonly added: readonly number[] };

/**
 * Which lines of a manifest's change differ from a line of the other side in version tokens only. Lines pair off one to
 * one, in order; lines that are equal on both sides are moves, not bumps. No pair outside manifests.
 */
export function dependencyLines(
  path: string,
  removed: readonly string[],
  added: readonly string[],
): DependencyLines {
  const family = familyOf(path);
  const out: { removed: number[]; added: number[] } = { removed: [], added: [] };
  if (family === null) return out;
  const waiting = new Map<string, number[]>();
  const same = new Set(added);
  for (const [index, line] of removed.entries()) {
    const bare = same.has(line) ? null : versionFree(line, family);
    if (bare !== null) waiting.set(bare, [...(waiting.get(bare) ?? []), index]);
  }
  for (const [index, line] of added.entries()) {
    const bare = versionFree(line, family);
    const partner = bare === null ? undefined : waiting.get(bare)?.shift();
    if (partner === undefined) continue;
    out.removed.push(partner);
    out.added.push(index);
  }
  out.removed.sort((a, b) => a - b);
  return out;
}

/** How many atoms of a manifest's change are a dependency bump. */
export function dependencyOnly(path: string, removed: readonly string[], added: readonly string[]): number {
  const lines = dependencyLines(path, removed, added);
  return lines.removed.length + lines.added.length;
}

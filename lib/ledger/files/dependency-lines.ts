import { familyOf } from "./manifest-families.ts";
import { versionFree } from "./version-free.ts";

/** Places in the lists handed in whose lines are a dependency bump. */
export type DependencyLines = { readonly removed: readonly number[]; readonly added: readonly number[] };

/** A change of more lines is no list of dependencies that anybody keeps. */
const MOST_LINES = 10_000;

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
  if (family === null || removed.length + added.length > MOST_LINES) return out;
  const waiting = new Map<string, { readonly places: number[]; next: number }>();
  const inRemoved = new Set(removed);
  const inAdded = new Set(added);
  for (const [index, line] of removed.entries()) {
    const bare = inAdded.has(line) ? null : versionFree(line, family);
    if (bare === null) continue;
    const alike = waiting.get(bare);
    if (alike === undefined) waiting.set(bare, { places: [index], next: 0 });
    else alike.places.push(index);
  }
  for (const [index, line] of added.entries()) {
    const bare = inRemoved.has(line) ? null : versionFree(line, family);
    const alike = bare === null ? undefined : waiting.get(bare);
    const partner = alike?.places[alike.next];
    if (alike === undefined || partner === undefined) continue;
    alike.next++;
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

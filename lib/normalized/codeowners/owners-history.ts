import type { OwnersVersion } from "@/lib/model/owner-rule.ts";
import { parseCodeowners } from "./parse-codeowners.ts";

/** Where the file may stand; the first place that has one counts. */
export const CODEOWNERS_PATHS = [".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS"] as const;

export function isCodeownersPath(path: string): boolean {
  return CODEOWNERS_PATHS.some((place) => place === path);
}

/** One change of one owners file; `text` is null where the file was removed or moved away. */
export type OwnersEvent = {
  readonly at: number;
  readonly sha: string;
  readonly path: string;
  readonly text: string | null;
};

/** The rules in force from each moment on. Events come in the order in which they landed; at most one version a commit. */
export function ownersHistory(events: readonly OwnersEvent[]): OwnersVersion[] {
  const texts = new Map<string, string>();
  const versions: OwnersVersion[] = [];
  let inForce: string | null = null;
  const relevant = events.filter(({ path }) => isCodeownersPath(path));
  for (const [index, { at, sha, path, text }] of relevant.entries()) {
    if (text === null) texts.delete(path);
    else texts.set(path, text);
    if (relevant[index + 1]?.sha === sha) continue;
    const place = CODEOWNERS_PATHS.find((candidate) => texts.has(candidate)) ?? null;
    const now = place === null ? null : (texts.get(place) ?? null);
    if (now === inForce) continue;
    inForce = now;
    versions.push({ fromAt: at, sha, path: place, rules: now === null ? [] : parseCodeowners(now) });
  }
  return versions;
}

/** The version in force at a moment; null before the first. */
export function ownersAt(versions: readonly OwnersVersion[], at: number): OwnersVersion | null {
  return versions.findLast((version) => version.fromAt <= at) ?? null;
}

import type { OwnerRule } from "@/lib/model/owner-rule.ts";
import { matchesGlob, type PathGlob, parseGlob } from "../path-glob.ts";

/** Finds the rule of a path: the last one that matches. Null where none does; a rule may name nobody. */
export type OwnerMatcher = (path: string) => OwnerRule | null;

export function ownerMatcher(rules: readonly OwnerRule[]): OwnerMatcher {
  const compiled = rules.map((rule) => ({ rule, globs: globsOf(rule.pattern) })).reverse();
  return (path) => {
    const names = path.split("/");
    return compiled.find(({ globs }) => globs.some((glob) => matchesGlob(glob, names)))?.rule ?? null;
  };
}

/** The group of owners that stands for a service: its names in order, or null where nobody owns the path. */
export function serviceOf(rule: OwnerRule | null): string | null {
  if (rule === null || rule.owners.length === 0) return null;
  return [...new Set(rule.owners.map((owner) => owner.toLowerCase()))].sort().join(" ");
}

/**
 * A slash at the start or inside ties a pattern to the root, one at its end means everything below. A name stands for
 * a file and for a folder with all that it holds, but `folder/*` reaches only the files right inside.
 */
function globsOf(pattern: string): PathGlob[] {
  const isFolder = pattern.endsWith("/");
  const body = pattern.replace(/^\//, "").replace(/\/$/, "");
  const isRooted = pattern.startsWith("/") || body.includes("/");
  const names = [...(isRooted ? [] : ["**"]), ...parseGlob(body)];
  const last = names.at(-1);
  if (isFolder) return [[...names, "**", "*"]];
  if (last === "**") return [[...names, "*"]];
  if (last === "*" && isRooted && names.length > 1) return [names];
  return [names, [...names, "**", "*"]];
}

import type { Rng } from "@/lib/core/rng.ts";
import type { Content } from "./fast-import.ts";
import type { GitRepo } from "./git-repo.ts";

const WORDS = [
  "",
  "}",
  "\t}",
  "return x;",
  "  return x;",
  "-- a",
  "++ b",
  "@@ -1 +1 @@",
  "diff --git a/a b/a",
  "ünï",
  "x\r",
  "\u0001",
  "\\ No newline",
];
const PATHS = ["a.ts", "dir/b.ts", "dir/ü name.md", "-dash", "c"];

/** A straight history of small files that are edited, moved, emptied, removed and left without a last line end. */
export function randomHistory(repo: GitRepo, rng: Rng, commits: number): string[] {
  const files = new Map<string, string[]>();
  return Array.from({ length: commits }, () => {
    const changed: Record<string, Content> = {};
    for (let edits = rng.between(1, 3); edits > 0; edits--) {
      const path = rng.pick(PATHS);
      const held = files.get(path);
      if (held !== undefined && rng.chance(0.1)) {
        files.delete(path);
        changed[path] = null;
        const other = rng.pick(PATHS);
        if (rng.chance(0.5) && other !== path) put(other, held, changed, files);
      } else put(path, edited(held ?? [], rng), changed, files);
    }
    return repo.commit(changed);
  });
}

function put(
  path: string,
  lines: string[],
  changed: Record<string, Content>,
  files: Map<string, string[]>,
): void {
  files.set(path, lines);
  const isOpen = lines.at(-1)?.includes("x") === true;
  changed[path] = lines.join("\n") + (lines.length > 0 && !isOpen ? "\n" : "");
}

function edited(lines: readonly string[], rng: Rng): string[] {
  const next = [...lines];
  for (let times = rng.between(1, 6); times > 0; times--) {
    const at = rng.between(0, next.length);
    const fresh = Array.from({ length: rng.between(0, 5) }, () => rng.pick(WORDS));
    next.splice(at, rng.between(0, 4), ...fresh);
  }
  return next;
}

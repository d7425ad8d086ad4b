import type { ContextKind } from "@/lib/model/context-asset.ts";
import { CONTEXT_PATTERNS } from "@/lib/model/context-patterns.ts";

/** Globs of our own: `**` as a whole name is any number of folders, `*` stays inside a name. */
function sourceOf(glob: string): string {
  const names = glob.split("/").map((name) => {
    if (name === "**") return "(?:[^/]+/)*";
    return `${name.replace(/[.+^${}()|[\]\\]/g, "\\$&").replace(/\*/g, "[^/]*")}/`;
  });
  return names.join("").slice(0, -1);
}

const COMPILED = CONTEXT_PATTERNS.map(([kind, globs]) => ({
  kind,
  pattern: new RegExp(`^(?:${globs.map(sourceOf).join("|")})$`),
}));

/** Every pattern ends in one of these or stands in a dot-folder or a dot-file: most paths are done here. */
const MAYBE =
  /\.(?:md|mdx|rst|adoc|txt|feature|puml|plantuml|c4|mmd|dsl|toml|jsonc?)$|(?:^|\/)\.|^eslint\.config\./;

/** What a file tells people and tools about the work, by its path; null for a file that carries no context. */
export function contextKind(path: string): ContextKind | null {
  const lower = path.toLowerCase();
  if (!MAYBE.test(lower)) return null;
  return COMPILED.find(({ pattern }) => pattern.test(lower))?.kind ?? null;
}

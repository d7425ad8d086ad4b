import type { ContextKind } from "@/lib/model/context-asset.ts";
import { CONTEXT_PATTERNS } from "./context-patterns.ts";

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

/** The folder that a context file governs: its own, or the one that holds its dot-folder; "" is the whole repository. */
export function contextScope(path: string, kind: ContextKind): string {
  const folders = path.split("/").slice(0, -1);
  if (kind !== "instructions" && kind !== "procedure" && kind !== "tool" && kind !== "memory") return "";
  const dot = folders.findIndex((name) => name.startsWith("."));
  return (dot < 0 ? folders : folders.slice(0, dot)).join("/");
}

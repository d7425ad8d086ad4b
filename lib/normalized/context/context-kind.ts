import type { ContextKind } from "@/lib/model/context-asset.ts";
import { matchesGlob, parseGlob } from "../path-glob.ts";
import { CONTEXT_PATTERNS } from "./context-patterns.ts";

const COMPILED = CONTEXT_PATTERNS.map(([kind, globs]) => ({ kind, globs: globs.map(parseGlob) }));

/** What a file tells people and tools about the work, by its path; null for a file that carries no context. */
export function contextKind(path: string): ContextKind | null {
  const lower = path.toLowerCase();
  return COMPILED.find(({ globs }) => globs.some((glob) => matchesGlob(glob, lower)))?.kind ?? null;
}

/** The folder that a context file governs: its own, or the one that holds its dot-folder; "" is the whole repository. */
export function contextScope(path: string, kind: ContextKind): string {
  const folders = path.split("/").slice(0, -1);
  if (kind !== "instructions" && kind !== "procedure" && kind !== "tool" && kind !== "memory") return "";
  const dot = folders.findIndex((name) => name.startsWith("."));
  return (dot < 0 ? folders : folders.slice(0, dot)).join("/");
}

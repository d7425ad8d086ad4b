import type { ContextKind } from "@/lib/model/context-asset.ts";

/** The folder that a context file governs: its own, or the one that holds its dot-folder; "" is the whole repository. */
export function contextScope(path: string, kind: ContextKind): string {
  const folders = path.split("/").slice(0, -1);
  if (kind !== "instructions" && kind !== "procedure" && kind !== "tool" && kind !== "memory") return "";
  const dot = folders.findIndex((name) => name.startsWith("."));
  return (dot < 0 ? folders : folders.slice(0, dot)).join("/");
}

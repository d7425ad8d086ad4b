import type { ArtefactShape } from "@/lib/model/blob-structure.ts";
import { digestOf } from "../code/token-digest.ts";

/** Kubernetes manifests inside a template (Helm), which is no YAML before it is filled in: kind and name by pattern. */
export function templatedManifests(source: string): ArtefactShape[] {
  const lines = source.split("\n");
  const shapes: ArtefactShape[] = [];
  let first = 0;
  for (let at = 0; at <= lines.length; at++) {
    if (at < lines.length && lines[at]?.startsWith("---") !== true) continue;
    const part = lines.slice(first, at);
    const kind = firstGroup(part, /^kind:\s*(\S+)/);
    const metadata = part.findIndex((line) => line.startsWith("metadata:"));
    const name = metadata < 0 ? null : firstGroup(part.slice(metadata), /^\s+name:\s*(.+?)\s*$/);
    if (kind !== null && part.some((line) => line.startsWith("apiVersion:"))) {
      const said = part.map((line) => line.trim()).filter((line) => line !== "" && !line.startsWith("#"));
      shapes.push({
        kind: "infrastructure",
        name: `${kind}/${name ?? ""}`,
        digest: digestOf(said),
        parts: [],
        line: first + 1,
        endLine: Math.max(first + 1, at),
      });
    }
    first = at + 1;
  }
  return shapes;
}

function firstGroup(lines: readonly string[], pattern: RegExp): string | null {
  for (const line of lines) {
    const found = pattern.exec(line)?.[1];
    if (found !== undefined) return found;
  }
  return null;
}

import { familyOf } from "../files/manifest-families.ts";
import { versionFree } from "../files/version-free.ts";

/** Manifests of tools and images: what they name is not what the product is built from. */
const OF_TOOLS: ReadonlySet<string> = new Set(["docker", "actions", "tools"]);
const ARTIFACT = /^\s*<artifactId>\s*([^<\s]+)\s*<\/artifactId>/;

/** The external dependency that a line of a manifest names, without its version; null where it names none. */
export function dependencyName(path: string, line: string): string | null {
  const family = familyOf(path);
  if (family === null || OF_TOOLS.has(family.name)) return null;
  if (family.name === "maven") return ARTIFACT.exec(line)?.[1] ?? null;
  const name = versionFree(line, family)?.replace(/,\s*$/, "").trim() ?? "";
  return name === "" || name === "§" ? null : name;
}

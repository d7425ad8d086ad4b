import { isManifest } from "../files/manifests.ts";
import type { ProductMap } from "./subsystem-of.ts";

/** Manifests that say of what a thing is built; the others pin tools or images wherever they lie. */
const BUILT_FROM =
  /(?:^|\/)(?:package\.json|pyproject\.toml|setup\.py|go\.mod|pom\.xml|build\.gradle(?:\.kts)?|Cargo\.toml|Gemfile|composer\.json|[\w.-]+\.csproj|mix\.exs|pubspec\.yaml|build\.sbt)$/;

/**
 * The services of a repository, as far as its paths tell: each top folder with a manifest of its own. Repositories with one
 * product at their root have none, and are a service by themselves.
 */
export function servicesOf(paths: Iterable<string>): ProductMap["services"] {
  const folders = new Set<string>();
  for (const path of paths) {
    const parts = path.split("/");
    if (parts.length === 2 && BUILT_FROM.test(path) && isManifest(path)) folders.add(parts[0] ?? "");
  }
  return [...folders].sort().map((folder) => ({ name: folder, folder }));
}

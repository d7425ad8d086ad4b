import { byPath } from "./by-path.ts";
import {
  GENERATED_PATHS,
  LOCKFILE_PATHS,
  MEDIA_ENDINGS,
  MINIFIED_PATHS,
  SNAPSHOT_PATHS,
} from "./generated-paths.ts";
import {
  VENDORED_ANYWHERE,
  VENDORED_DIRECTORIES,
  VENDORED_NAMES,
  VENDORED_OUTSIDE_SOURCES,
} from "./vendored-paths.ts";

/** Why a file is not somebody's own writing. `lockfile` is evidence of a dependency change as well. */
export type GeneratedLabel = "lockfile" | "snapshot" | "minified" | "generated" | "vendored" | "media";

const oneOf = (sources: readonly string[]) => new RegExp(sources.join("|"));
const MEDIA = new RegExp(`\\.(?:${MEDIA_ENDINGS.replaceAll(" ", "|")})$`, "i");
const LOCKFILE = oneOf(LOCKFILE_PATHS);
const SNAPSHOT = oneOf(SNAPSHOT_PATHS);
const MINIFIED = oneOf(MINIFIED_PATHS);
const GENERATED = oneOf(GENERATED_PATHS);
const VENDORED = oneOf([
  `(?:^|/)(?:(?:${VENDORED_DIRECTORIES.join("|")})/|${VENDORED_NAMES.join("|")})`,
  `^(?:(?!src/)[^/]+/)*?(?:${VENDORED_OUTSIDE_SOURCES.join("|")})/`,
  ...VENDORED_ANYWHERE,
]);

/** The label of a path that tools or other people write; null where the path alone says nothing of the kind. */
export const generatedByPath = byPath((path): GeneratedLabel | null => {
  if (LOCKFILE.test(path)) return "lockfile";
  if (SNAPSHOT.test(path)) return "snapshot";
  if (MINIFIED.test(path)) return "minified";
  if (GENERATED.test(path)) return "generated";
  if (VENDORED.test(path)) return "vendored";
  return MEDIA.test(path) ? "media" : null;
});

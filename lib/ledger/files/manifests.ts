import { familyOf } from "./manifest-families.ts";

/** Whether a file names dependencies and their versions for a tool that resolves them. Lock files are generated instead. */
export const isManifest = (path: string): boolean => familyOf(path) !== null;

/** Whether a line of a manifest holds the version of the package itself: bookkeeping of a release, not a dependency. */
export const isVersionField = (path: string, line: string): boolean =>
  familyOf(path)?.own?.test(line) ?? false;

import { AppError } from "@/lib/core/errors.ts";
import { pathText } from "./diff/path-text.ts";
import { literalPathspec } from "./literal-pathspec.ts";
import { nulFields } from "./nul-fields.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

/** A path that diffs must leave out, and why. `pathspec` is what git is told. */
export type LeftOut = { readonly path: string; readonly reason: "missing_blob"; readonly pathspec: string };

const FIELD_BYTES = 16 * 1024;

/**
 * The paths that ever held a file whose contents the repository lacks, in order of name, for the history of `tips`.
 * A missing commit or tree is no answer but an error that names it.
 */
export async function findLeftOut(directory: ReadingDirectory, tips: Iterable<string>): Promise<LeftOut[]> {
  const wanted = [...new Set(tips)];
  const missing = await missingIds(directory, wanted);
  if (missing.size === 0) return [];
  const found = await pathsHolding(directory, wanted, missing);
  return [...found.values()]
    .map((bytes) => ({
      path: pathText(bytes, 0, bytes.length),
      reason: "missing_blob" as const,
      pathspec: literalPathspec(bytes),
    }))
    .toSorted((a, b) => (a.path < b.path ? -1 : 1));
}

async function missingIds(directory: ReadingDirectory, tips: readonly string[]): Promise<Set<string>> {
  const args = ["rev-list", "--objects", "--missing=print", "--stdin"];
  const missing = new Set<string>();
  let rest = "";
  const { git, gitDir } = directory;
  try {
    for await (const chunk of streamGit(git, { gitDir, args, input: tips.map((sha) => `${sha}\n`) })) {
      const lines = (rest + chunk.toString("latin1")).split("\n");
      rest = lines.pop() ?? "";
      for (const line of lines) if (line.startsWith("?")) missing.add(line.slice(1));
    }
  } catch (error) {
    throw incomplete(error);
  }
  return missing;
}

/** One pass over the names of every change, merges against each parent; it needs every commit and tree, but no contents. */
async function pathsHolding(
  directory: ReadingDirectory,
  tips: readonly string[],
  missing: ReadonlySet<string>,
): Promise<Map<string, Buffer>> {
  const args = ["log", "--stdin", "-m", "--raw", "-r", "-z", "--no-abbrev", "--no-renames", "--format=%x01"];
  const { git, gitDir, idLength } = directory;
  const paths = new Map<string, Buffer>();
  let isWanted = false;
  let pathComes = false;
  try {
    for await (const field of nulFields(
      streamGit(git, { gitDir, args, input: tips.map((sha) => `${sha}\n`) }),
      FIELD_BYTES,
    )) {
      if (pathComes) {
        if (isWanted) paths.set(field.toString("latin1"), Buffer.from(field));
        pathComes = false;
        continue;
      }
      const entry = field.toString("latin1").replace(/^\n/, "");
      pathComes = entry.startsWith(":");
      if (!pathComes) continue;
      const ids = 15;
      isWanted =
        missing.has(entry.slice(ids, ids + idLength)) ||
        missing.has(entry.slice(ids + idLength + 1, ids + 2 * idLength + 1));
    }
  } catch (error) {
    throw incomplete(error);
  }
  return paths;
}

function incomplete(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  return new AppError("unavailable", `The repository is incomplete. ${error.message}`, {
    fix: "Fetch the whole history, for example with `git fetch --refetch`, then start the reading again.",
    cause: error,
  });
}

import { stat } from "node:fs/promises";
import { join, resolve } from "node:path";
import { AppError } from "@/lib/core/errors.ts";
import { collectRefs, listNames } from "./collect.ts";
import { createReadingDirectory } from "./create-reading-directory.ts";
import type { Git } from "./git-program.ts";
import { locateGitDir } from "./locate-git-dir.ts";
import { normalizeRefs, type RepositoryRefs } from "./normalize.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";
import { RefsSnapshot } from "./schema.ts";

/** A repository that is open for reading. Nothing is ever written to the source. */
export type OpenRepository = ReadingDirectory &
  RepositoryRefs & {
    readonly objectsDir: string;
    /** The refs as they were when it was opened, to be kept as the raw record of the read. */
    readonly snapshot: RefsSnapshot;
    /** Removes the reading directory. */
    close(): Promise<void>;
  };

/** Opens the repository at `path`, with room for a reading directory in `scratchDir`. A shallow clone is refused. */
export async function openRepository(
  git: Git,
  options: { path: string; scratchDir: string },
): Promise<OpenRepository> {
  const path = resolve(options.path);
  const gitDir = await locateGitDir(path);
  await refuseShallow(gitDir, path);
  const objectsDir = join(gitDir, "objects");
  const names = listNames({ git, gitDir });
  names.catch(() => undefined);
  const format = await runGit(git, { gitDir, args: ["rev-parse", "--show-object-format"] });
  const objectFormat = RefsSnapshot.shape.objectFormat.parse(format.toString("utf8").trim());
  const directory = await createReadingDirectory(git, {
    objectsDir,
    objectFormat,
    scratchDir: options.scratchDir,
  });
  try {
    const snapshot = RefsSnapshot.parse(await collectRefs(await names, directory));
    return { ...directory, ...normalizeRefs(snapshot), objectsDir, snapshot };
  } catch (error) {
    await directory.close();
    throw error;
  }
}

async function refuseShallow(gitDir: string, path: string): Promise<void> {
  const size = await stat(join(gitDir, "shallow")).then(
    (found) => found.size,
    () => 0,
  );
  if (size === 0) return;
  throw new AppError("invalid", "This clone is shallow: the beginning of its history is missing", {
    fix: `Run \`git -C '${path.replaceAll("'", "'\\''")}' fetch --unshallow\`, then start the reading again.`,
  });
}

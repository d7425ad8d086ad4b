import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "./git-program.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { runGit } from "./run-git.ts";

/**
 * Makes a bare repository of our own in `scratchDir` that borrows the objects of `objectsDir`. Since it has no
 * configuration, attributes, grafts, hooks or remotes, none of the source's can change what is read.
 */
export async function createReadingDirectory(
  git: Git,
  options: { objectsDir: string; objectFormat: "sha1" | "sha256"; scratchDir: string },
): Promise<ReadingDirectory & { close(): Promise<void> }> {
  await mkdir(options.scratchDir, { recursive: true });
  const gitDir = await mkdtemp(join(options.scratchDir, "reading-"));
  const close = () => rm(gitDir, { recursive: true, force: true });
  try {
    const format = `--object-format=${options.objectFormat}`;
    await runGit(git, { gitDir: null, args: ["init", "--quiet", "--bare", "--template=", format, gitDir] });
    await mkdir(join(gitDir, "objects", "info"), { recursive: true });
    await writeFile(join(gitDir, "objects", "info", "alternates"), `${alternate(options.objectsDir)}\n`);
  } catch (error) {
    await close();
    throw error;
  }
  return { git, gitDir, idLength: options.objectFormat === "sha256" ? 64 : 40, close };
}

/** A path as the alternates file wants it: in C quotes where it could be misread. */
function alternate(path: string): string {
  if (!/^["#]|[\n\\]/.test(path)) return path;
  return `"${path.replaceAll("\\", "\\\\").replaceAll('"', '\\"').replaceAll("\n", "\\n")}"`;
}

import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Git } from "./git-program.ts";
import type { ReadingDirectory } from "./reading-directory.ts";

/** What `git init` would write, without the start of a process. */
const CONFIG = {
  sha1: "[core]\n\trepositoryformatversion = 0\n\tbare = true\n",
  sha256: "[core]\n\trepositoryformatversion = 1\n\tbare = true\n[extensions]\n\tobjectformat = sha256\n",
} as const;

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
    await Promise.all([
      mkdir(join(gitDir, "refs")),
      mkdir(join(gitDir, "objects", "info"), { recursive: true }),
    ]);
    await Promise.all([
      writeFile(join(gitDir, "HEAD"), "ref: refs/heads/main\n"),
      writeFile(join(gitDir, "config"), CONFIG[options.objectFormat]),
      writeFile(join(gitDir, "objects", "info", "alternates"), `${alternate(options.objectsDir)}\n`),
    ]);
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

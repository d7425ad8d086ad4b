import { readFile, stat } from "node:fs/promises";
import { dirname, join, resolve } from "node:path";
import { AppError } from "@/lib/core/errors.ts";

/** Where a repository keeps its refs and objects, for work trees, linked work trees, bare repositories and mirrors. */
export async function locateGitDir(path: string): Promise<string> {
  await mustBeReadable(path);
  const found = (await gitDirAt(path)) ?? null;
  if (found !== null) return commonDir(found);
  const above = await repositoryAbove(path);
  throw new AppError("not-found", `There is no git repository at ${path}`, {
    fix:
      above === null
        ? "Give the path of a folder that holds a git repository."
        : `Give the path of the repository itself: ${above}`,
  });
}

async function gitDirAt(path: string): Promise<string | null> {
  const dotGit = join(path, ".git");
  if (await looksLikeGitDir(dotGit)) return dotGit;
  const pointer = await textOf(dotGit);
  const target = pointer?.match(/^gitdir: (.+?)\r?\n?$/)?.[1];
  if (target !== undefined && (await looksLikeGitDir(resolve(path, target)))) return resolve(path, target);
  return (await looksLikeGitDir(path)) ? path : null;
}

/** Linked work trees share the refs and objects of their main repository. */
async function commonDir(gitDir: string): Promise<string> {
  const pointer = await textOf(join(gitDir, "commondir"));
  return pointer === null ? gitDir : resolve(gitDir, pointer.replace(/\r?\n$/, ""));
}

async function looksLikeGitDir(path: string): Promise<boolean> {
  const isWorkTree = (await textOf(join(path, "commondir"))) !== null;
  const hasHead = (await textOf(join(path, "HEAD"))) !== null;
  return hasHead && (isWorkTree || (await isFolder(join(path, "objects"))));
}

async function repositoryAbove(path: string): Promise<string | null> {
  for (let at = dirname(resolve(path)); at !== dirname(at); at = dirname(at)) {
    if ((await gitDirAt(at)) !== null) return at;
  }
  return null;
}

async function mustBeReadable(path: string): Promise<void> {
  try {
    await stat(path);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "EACCES" || code === "EPERM") {
      throw new AppError("forbidden", `${path} cannot be read`, {
        fix: `Give the account that runs Assay the right to read ${path}.`,
        cause: error,
      });
    }
    throw new AppError("not-found", `There is no folder at ${path}`, {
      fix: "Check the path.",
      cause: error,
    });
  }
}

const textOf = (path: string): Promise<string | null> => readFile(path, "utf8").catch(() => null);

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

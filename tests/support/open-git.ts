import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createGit, type Git } from "@/lib/sources/git/git-program.ts";
import { type OpenRepository, openRepository } from "@/lib/sources/git/open-repository.ts";

/** Opens a repository for one piece of work and closes it behind. */
export async function withOpen<T>(
  repo: { readonly path: string },
  work: (open: OpenRepository) => Promise<T>,
  git: Git = createGit(),
): Promise<T> {
  const scratchDir = mkdtempSync(join(tmpdir(), "assay-scratch-"));
  try {
    const open = await openRepository(git, { path: repo.path, scratchDir });
    try {
      return await work(open);
    } finally {
      await open.close();
    }
  } finally {
    rmSync(scratchDir, { recursive: true, force: true });
  }
}

/** Everything that a generator yields. */
export async function all<T>(items: AsyncIterable<T>): Promise<T[]> {
  const list: T[] = [];
  for await (const item of items) list.push(item);
  return list;
}

import { createHash } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { openFastImport } from "../../git/fast-import.ts";
import { runGit } from "../../git/run-git.ts";
import type { Written } from "./source-tree.ts";

export type WrittenCommit = {
  readonly ref: string;
  readonly authorName: string;
  readonly authorEmail: string;
  readonly authoredAt: number;
  readonly committerName: string;
  readonly committerEmail: string;
  readonly committedAt: number;
  readonly message: string;
  readonly parents: readonly number[];
  readonly files: Written;
};

/** Takes commits in order and names them in the end: by git where there is a directory, by their content's hash where not. */
export type HistoryWriter = {
  readonly commit: (commit: WrittenCommit) => number;
  readonly branch: (ref: string, mark: number) => void;
  readonly tag: (name: string, mark: number) => void;
  readonly settle: () => Promise<void>;
  /** Ends the history; the answer names a mark. */
  readonly finish: () => Promise<(mark: number) => string>;
};

export const GITHUB = { name: "GitHub", email: "noreply@github.com" };

export function withoutGit(seed: string): HistoryWriter {
  let marks = 0;
  const next = (): number => {
    marks += 1;
    return marks;
  };
  return {
    commit: next,
    branch: () => {},
    tag: () => {},
    settle: async () => {},
    finish: async () => (mark) => createHash("sha1").update(`${seed}/${mark}`).digest("hex"),
  };
}

export async function withGit(gitDir: string): Promise<HistoryWriter> {
  await mkdir(gitDir, { recursive: true });
  await runGit(gitDir, ["init", "--quiet", "--bare", "--template=", "--initial-branch=main"]);
  const importer = openFastImport(gitDir);
  let last = 0;
  return {
    commit: (one) => {
      last = importer.commit({
        ref: one.ref,
        author: { name: one.authorName, email: one.authorEmail },
        authoredAt: one.authoredAt / 1000,
        committer: { name: one.committerName, email: one.committerEmail },
        committedAt: one.committedAt / 1000,
        message: one.message.replaceAll("\u0000", ""),
        parents: one.parents,
        files: one.files,
      });
      return last;
    },
    branch: importer.branch,
    tag: (name, mark) => importer.branch(`refs/tags/${name}`, mark),
    settle: importer.settle,
    finish: async () => {
      const names: string[] = [];
      for (let mark = 1; mark <= last; mark += 2_000) {
        const slice = Array.from({ length: Math.min(2_000, last - mark + 1) }, (_, place) =>
          importer.sha(mark + place),
        );
        names.push(...(await Promise.all(slice)));
      }
      await importer.finish();
      return (mark) => names[mark - 1] ?? "0".repeat(40);
    },
  };
}

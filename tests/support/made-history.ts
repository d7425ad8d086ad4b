import type { GitCommit } from "@/lib/model/git-commit.ts";

export type MadeCommit = {
  readonly parents?: readonly string[];
  readonly subject?: string;
  readonly body?: string;
  readonly author?: string;
  readonly committer?: string;
  readonly authoredAt?: number;
  readonly committedAt?: number;
};

/** Commits by name, in the order written: each is 100 s younger than the one before unless it says otherwise. */
export function madeHistory(commits: Readonly<Record<string, MadeCommit>>): GitCommit[] {
  return Object.entries(commits).map(([sha, made], i) => {
    const committedAt = made.committedAt ?? 1000 + i * 100;
    return {
      sha,
      parents: made.parents ?? [],
      author: { name: "A", email: made.author ?? "a@example.com" },
      committer: { name: "C", email: made.committer ?? made.author ?? "a@example.com" },
      authoredAt: made.authoredAt ?? committedAt,
      committedAt,
      subject: made.subject ?? `Work on ${sha}`,
      body: made.body ?? "",
    };
  });
}

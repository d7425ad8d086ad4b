import type { ChangeEvidence } from "@/lib/ledger/composition/change-evidence.ts";
import type { GitCommit, GitPerson } from "@/lib/model/git-commit.ts";
import type { AttributedRange, LineAttribution } from "@/lib/model/line-attribution.ts";

export const ANN: GitPerson = { name: "Ann Example", email: "ann@example.com" };
export const COPILOT: GitPerson = {
  name: "copilot-swe-agent[bot]",
  email: "198982749+Copilot@users.noreply.github.com",
};
export const CLAUDE: GitPerson = { name: "Claude", email: "noreply@anthropic.com" };
export const DEPENDABOT: GitPerson = {
  name: "dependabot[bot]",
  email: "49699333+dependabot[bot]@users.noreply.github.com",
};
export const ACTIONS: GitPerson = {
  name: "github-actions[bot]",
  email: "41898282+github-actions[bot]@users.noreply.github.com",
};

/** A commit by a person, with whatever the test is about put in its place. */
export const exampleCommit = (over: Partial<GitCommit> = {}): GitCommit => ({
  sha: "a".repeat(40),
  parents: ["0".repeat(40)],
  author: ANN,
  committer: over.author ?? ANN,
  authoredAt: 0,
  committedAt: 0,
  subject: "Add a thing",
  body: "",
  ...over,
});

/** A squashed pull request of the given commits; its landed commit is by their first author. */
export function exampleChange(
  commits: readonly GitCommit[],
  over: Partial<ChangeEvidence> = {},
): ChangeEvidence {
  const landed = exampleCommit({
    sha: "f".repeat(40),
    subject: "Add a thing (#1)",
    author: commits[0]?.author ?? ANN,
    committer: { name: "GitHub", email: "noreply@github.com" },
  });
  return {
    kind: "squash",
    commits,
    mergeCommit: landed,
    headBranch: null,
    effectiveAddedLines: 70,
    linesByCommit: null,
    attributions: [],
    ...over,
  };
}

/** A note that gives the first `ai` lines of a file to a tool and the next `human` ones to a person. */
export function exampleNote(sha: string, ai: number, human: number): LineAttribution {
  const range = (from: number, to: number, by: "ai" | "human"): AttributedRange => ({
    from,
    to,
    by,
    tool: by === "ai" ? "claude" : null,
    model: null,
    session: null,
  });
  const ranges = [range(1, ai, "ai"), range(ai + 1, ai + human, "human")].filter(
    ({ from, to }) => to >= from,
  );
  return { sha, files: [{ path: "src/a.ts", ranges }] };
}

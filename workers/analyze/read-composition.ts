import { authorKind } from "@/lib/ledger/composition/author-kind.ts";
import type { ChangeEvidence } from "@/lib/ledger/composition/change-evidence.ts";
import { classifyChange } from "@/lib/ledger/composition/classify-change.ts";
import { needsLines } from "@/lib/ledger/composition/needs-lines.ts";
import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { LineAttribution } from "@/lib/model/line-attribution.ts";
import type { LeftOut } from "@/lib/sources/git/missing-objects.ts";
import { readAiNotes } from "@/lib/sources/git/read-ai-notes.ts";
import { type CommitLines, readNumstat } from "@/lib/sources/git/read-numstat.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import type { AnalyzedChange, AnalyzedCommit } from "./analyzed.ts";

export type Unclassified<Change = Omit<AnalyzedChange, "composition" | "commits">> = {
  readonly change: Change;
  readonly evidence: Omit<ChangeEvidence, "linesByCommit" | "attributions">;
};

/** Classifies a batch of changes. Git counts the lines of single commits only where the class can hang on them. */
export async function readComposition<Change>(
  source: ReadingDirectory,
  aiNotes: string | null,
  leaveOut: readonly LeftOut[],
  batch: readonly Unclassified<Change>[],
): Promise<(Change & Pick<AnalyzedChange, "composition" | "commits">)[]> {
  const notes = await notesOf(source, aiNotes, batch);
  const known = batch.map((each) => {
    const shas = [...each.evidence.commits.map(({ sha }) => sha), each.evidence.mergeCommit.sha];
    const attributions = [...new Set(shas)].flatMap((sha) => notes.get(sha) ?? []);
    return { change: each.change, evidence: { ...each.evidence, attributions } };
  });
  const unsure = known.filter((each) => needsLines(each.evidence)).map((each) => each.evidence);
  const lines = await linesOf(source, leaveOut, unsure);
  return known.map(({ change, evidence }) => {
    const counted = evidence.commits.every(({ sha }) => lines.has(sha));
    const added = evidence.commits.map(({ sha }) => [sha, lines.get(sha)?.added ?? 0] as const);
    const composition = classifyChange({ ...evidence, linesByCommit: counted ? new Map(added) : null });
    return {
      ...change,
      composition,
      commits: evidence.commits.map((commit) => analyzedCommit(commit, lines)),
    };
  });
}

async function notesOf(
  source: ReadingDirectory,
  aiNotes: string | null,
  batch: readonly Unclassified<unknown>[],
): Promise<Map<string, LineAttribution>> {
  const found = new Map<string, LineAttribution>();
  if (aiNotes === null) return found;
  const shas = batch.flatMap(({ evidence }) =>
    [...evidence.commits, evidence.mergeCommit].map(({ sha }) => sha),
  );
  for await (const { sha, attribution } of readAiNotes(source, aiNotes, new Set(shas))) {
    if (attribution) found.set(sha, attribution);
  }
  return found;
}

async function linesOf(
  source: ReadingDirectory,
  leaveOut: readonly LeftOut[],
  evidence: readonly Unclassified["evidence"][],
): Promise<Map<string, CommitLines>> {
  const shas = new Set(evidence.flatMap(({ commits }) => commits.map(({ sha }) => sha)));
  const found = new Map<string, CommitLines>();
  const pathspecs = leaveOut.map((each) => each.pathspec);
  for await (const lines of readNumstat(source, [...shas], pathspecs)) found.set(lines.sha, lines);
  return found;
}

function analyzedCommit(commit: GitCommit, lines: ReadonlyMap<string, CommitLines>): AnalyzedCommit {
  const { sha, subject, authoredAt, author } = commit;
  const counted = lines.get(sha);
  return {
    sha,
    subject,
    authoredAt,
    author,
    authorKind: authorKind(author),
    added: counted?.added ?? null,
    removed: counted?.removed ?? null,
  };
}

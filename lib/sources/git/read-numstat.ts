import { brokeOff } from "./broke-off.ts";
import { LOG_ARGUMENTS } from "./diff-arguments.ts";
import { nulFields } from "./nul-fields.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

/** Changed lines of one commit against its first parent. */
export type CommitLines = {
  readonly sha: string;
  readonly added: number;
  readonly removed: number;
  readonly files: number;
};

const ARGS = [
  "--numstat",
  "-z",
  "-M50%",
  "--diff-algorithm=histogram",
  "--no-ext-diff",
  "--no-textconv",
  "--no-color",
];
const FIELD_BYTES = 16 * 1024;

/** Added and removed lines of each commit, in the order given; what lies in `leaveOut` does not count. */
export async function* readNumstat(
  directory: ReadingDirectory,
  shas: readonly string[],
  leaveOut: readonly string[] = [],
): AsyncGenerator<CommitLines, void, void> {
  if (shas.length === 0) return;
  const { git, gitDir, idLength } = directory;
  const input = [...shas.map((sha) => `${sha}\n`), ...pathspecLines(leaveOut)];
  let sum = { sha: "", added: 0, removed: 0, files: 0 };
  let told = 0;
  let pathsToCome = 0;
  for await (const field of nulFields(
    streamGit(git, { gitDir, args: [...LOG_ARGUMENTS, ...ARGS], input }),
    FIELD_BYTES,
  )) {
    if (pathsToCome > 0) {
      pathsToCome--;
      continue;
    }
    const text = field.toString("latin1");
    if (text.startsWith("\u0001") && text.length === idLength + 1) {
      if (sum.sha !== "") yield sum;
      told++;
      sum = { sha: text.slice(1), added: 0, removed: 0, files: 0 };
      continue;
    }
    const counts = /^\n?(\d+|-)\t(\d+|-)\t/.exec(text);
    if (counts === null) continue;
    sum.added += Number(counts[1]) || 0;
    sum.removed += Number(counts[2]) || 0;
    sum.files++;
    if (counts[0].length === text.length) pathsToCome = 2;
  }
  if (sum.sha !== "") yield sum;
  if (told !== shas.length) throw brokeOff("log");
}

function pathspecLines(leaveOut: readonly string[]): string[] {
  if (leaveOut.length === 0) return [];
  return ["--\n.\n", ...leaveOut.map((pathspec) => `${pathspec}\n`)];
}

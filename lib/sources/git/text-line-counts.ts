import { pathText } from "./diff/path-text.ts";
import type { ReadingDirectory } from "./reading-directory.ts";
import { streamGit } from "./stream-git.ts";

const NEWLINE = 10;

/** Lines of every non-empty text file of a commit, as `git grep -I -c ''` counts them: links and submodules are none. */
export async function* textLineCounts(
  directory: ReadingDirectory,
  sha: string,
): AsyncGenerator<{ path: string; lines: number }, void, void> {
  const { git, gitDir } = directory;
  const call = {
    gitDir,
    args: ["grep", "-z", "-I", "-c", "--no-color", "--full-name", "-e", "", sha, "--"],
    answers: [1],
  };
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of streamGit(git, call)) {
    const buffer: Buffer = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    let at = 0;
    for (;;) {
      const pathEnd = buffer.indexOf(0, at);
      const end = pathEnd === -1 ? -1 : buffer.indexOf(NEWLINE, pathEnd);
      if (end === -1) break;
      yield {
        path: pathText(buffer, at + sha.length + 1, pathEnd),
        lines: Number(buffer.toString("latin1", pathEnd + 1, end)),
      };
      at = end + 1;
    }
    rest = buffer.subarray(at);
  }
}

import { AppError } from "@/lib/core/errors.ts";
import type { Git } from "./git-program.ts";
import { type GitCall, streamGit } from "./stream-git.ts";

const LIMIT_BYTES = 256 * 1024 * 1024;

/** Runs git to its end and answers everything that it printed. */
export async function runGit(git: Git, call: GitCall, limitBytes = LIMIT_BYTES): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of streamGit(git, call)) {
    size += chunk.length;
    if (size > limitBytes)
      throw new AppError("bug", `git ${call.args[0]} printed more than ${limitBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

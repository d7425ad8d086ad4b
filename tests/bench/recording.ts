import { spawn } from "node:child_process";
import { createWriteStream, mkdirSync } from "node:fs";
import { join } from "node:path";
import type { SpawnGit } from "@/lib/sources/git/git-program.ts";

/** Runs git as it is run elsewhere, and notes its arguments and its input. */
export function recording(folder: string): SpawnGit {
  mkdirSync(folder, { recursive: true });
  const calls = createWriteStream(join(folder, "calls.jsonl"));
  let next = 0;
  return (args, env) => {
    const place = next++;
    const child = spawn("git", args, { env: env as NodeJS.ProcessEnv, cwd: "/", stdio: "pipe" });
    const input = createWriteStream(join(folder, `${place}.in`));
    const { stdin } = child;
    const write = stdin.write.bind(stdin) as (...given: unknown[]) => boolean;
    stdin.write = ((chunk: string | Buffer, ...rest: unknown[]) => {
      input.write(chunk);
      return write(chunk, ...rest);
    }) as typeof stdin.write;
    calls.write(`${JSON.stringify({ place, args })}\n`);
    return child;
  };
}

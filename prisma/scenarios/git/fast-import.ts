import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import type { Readable } from "node:stream";
import { AppError } from "@/lib/core/errors.ts";
import { encodeCommit, type ImportCommit, type ImportPerson } from "./encode-commit.ts";
import { gitEnv } from "./git-env.ts";

/** A stream into `git fast-import`. Marks name commits before git has named them. */
export type FastImport = {
  readonly commit: (commit: ImportCommit) => number;
  readonly branch: (ref: string, mark: number) => void;
  readonly tag: (name: string, mark: number, tagger: ImportPerson, at: number, message: string) => void;
  /** The id that git gave a commit; waits for git to have read that far. */
  readonly sha: (mark: number) => Promise<string>;
  /** Waits until git has taken what was written; call it now and then when writing without end. */
  readonly settle: () => Promise<void>;
  readonly finish: () => Promise<void>;
};

const FLUSH_AT = 1 << 16;

export function openFastImport(gitDir: string): FastImport {
  const child = spawn("git", ["fast-import", "--quiet", "--force", "--done", "--cat-blob-fd=3"], {
    env: { ...gitEnv(), GIT_DIR: gitDir },
    stdio: ["pipe", "ignore", "pipe", "pipe"],
  }) as unknown as ChildProcessWithoutNullStreams;
  const answers = createInterface({ input: child.stdio[3] as Readable });
  const waiting: ((line: string) => void)[] = [];
  answers.on("line", (line) => waiting.shift()?.(line));

  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-2_000);
  });
  const failed = (): AppError => new AppError("bug", `git fast-import stopped: ${complaint.trim()}`);
  const closed = once(child, "close").then(([code]) => {
    if (code !== 0) throw failed();
  });
  // Looked at in `finish` and `sha`; until then a failure must not end the process.
  closed.catch(() => {});
  child.stdin.on("error", () => {});

  let marks = 0;
  let held: string[] = [];
  let heldLength = 0;
  const flush = (): boolean => {
    const text = held.join("");
    held = [];
    heldLength = 0;
    return text === "" || child.stdin.write(text);
  };
  const write = (text: string): void => {
    held.push(text);
    heldLength += text.length;
    if (heldLength > FLUSH_AT) flush();
  };

  return {
    commit: (commit) => {
      marks += 1;
      write(encodeCommit(marks, commit));
      return marks;
    },
    branch: (ref, mark) => write(`reset ${ref}\nfrom :${mark}\n\n`),
    tag: (name, mark, tagger, at, message) =>
      write(
        `tag ${name}\nfrom :${mark}\ntagger ${tagger.name} <${tagger.email}> ${at} +0000\ndata ${Buffer.byteLength(message)}\n${message}\n`,
      ),
    sha: async (mark) => {
      write(`get-mark :${mark}\n`);
      const answer = new Promise<string>((resolve) => waiting.push(resolve));
      flush();
      const line = await Promise.race([answer, closed.then(() => null)]);
      if (line === null) throw failed();
      return line;
    },
    settle: async () => {
      if (!flush() && child.stdin.writableNeedDrain) await Promise.race([once(child.stdin, "drain"), closed]);
    },
    finish: async () => {
      write("done\n");
      flush();
      child.stdin.end();
      await closed;
      answers.close();
    },
  };
}

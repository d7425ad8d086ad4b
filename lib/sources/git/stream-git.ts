import type { Writable } from "node:stream";
import { PassThrough, Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { GitFailure, gitFailure } from "./git-failure.ts";
import type { Git } from "./git-program.ts";
import { configArguments } from "./sealed-config.ts";
import { stripSecrets } from "./strip-secrets.ts";

export type GitCall = {
  /** The git directory to run in; null for commands that need none. */
  readonly gitDir: string | null;
  /** Verb first. Never a secret: arguments can be seen by every process of the machine. */
  readonly args: readonly string[];
  readonly config?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly input?: Iterable<string | Buffer> | AsyncIterable<string | Buffer>;
  /** Bytes of the output to take in before they are asked for, so that git goes on while its listener is at something else. */
  readonly holdBytes?: number;
  /** Codes beside 0 that are an answer and not a failure. */
  readonly answers?: readonly number[];
  /** Words that must not appear in an error. */
  readonly secrets?: readonly string[];
  /** Told the exit code and the complaints once the call has ended well. */
  readonly onEnd?: (exitCode: number, complaint: string) => void;
};

const COMPLAINT_BYTES = 8192;

/**
 * Runs git and yields what it prints. Ends without an error only after the process has closed with a good code, so
 * whoever has seen the end has seen everything.
 */
export async function* streamGit(git: Git, call: GitCall): AsyncGenerator<Buffer, void, void> {
  const where = call.gitDir === null ? [] : [`--git-dir=${call.gitDir}`];
  const child = git.spawn([...configArguments(call.config), ...where, ...call.args], {
    ...git.env,
    ...call.env,
  });
  const verb = call.args[0] ?? "";
  let complaint = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    complaint = (complaint + text).slice(-COMPLAINT_BYTES);
  });
  const closed = new Promise<number | null>((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve(code));
  });
  closed.catch(() => undefined);
  const stop = () => child.kill("SIGKILL");
  git.signal?.addEventListener("abort", stop, { once: true });
  if (git.signal?.aborted) stop();
  const fed = feed(child.stdin, call.input ?? []).catch((error: unknown) => {
    stop();
    return error;
  });
  let ended = false;
  try {
    for await (const chunk of call.holdBytes ? held(child.stdout, call.holdBytes) : child.stdout)
      yield chunk as Buffer;
    const code = await closed;
    ended = true;
    const inputFault = await fed;
    if (inputFault !== undefined) throw inputFault;
    const said = stripSecrets(complaint, call.secrets ?? []);
    if (code === null || (code !== 0 && !call.answers?.includes(code))) throw gitFailure(verb, code, said);
    call.onEnd?.(code, said);
  } catch (error) {
    throw notInstalled(error) ?? error;
  } finally {
    git.signal?.removeEventListener("abort", stop);
    if (!ended) {
      stop();
      await closed.catch(() => undefined);
    }
  }
}

function held(output: Readable, bytes: number): Readable {
  const room = new PassThrough({ readableHighWaterMark: bytes });
  pipeline(output, room).catch(() => undefined);
  return room;
}

/** Writes the input. A git that closes its ears early says why by its exit code; only the input's own fault is answered. */
async function feed(stdin: Writable, input: NonNullable<GitCall["input"]>): Promise<unknown> {
  try {
    await pipeline(Readable.from(input), stdin);
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : undefined;
    const closedEarly = code === "EPIPE" || code === "ECONNRESET" || code === "ERR_STREAM_PREMATURE_CLOSE";
    if (!closedEarly) throw error;
  }
  return undefined;
}

function notInstalled(error: unknown): GitFailure | null {
  const missing = error instanceof Error && "code" in error && error.code === "ENOENT";
  if (!missing) return null;
  return new GitFailure(
    "unavailable",
    "git is not installed, or not where it is looked for",
    "Install git 2.30 or newer.",
    null,
    "",
  );
}

import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { WORKER_FLAGS } from "../../workers/start/worker-flags.mjs";
import { root } from "../support/source-files.ts";
import { Answered, type Asked } from "./measured-run.ts";

export type Analysis = {
  /** Reads once more, in the same process, as a worker does that goes on running. */
  read(): Promise<Answered>;
  end(): Promise<void>;
};

/** A process that analyses a repository whenever it is asked to, so that its memory and processor time are its own. */
export function startAnalysis(asked: Asked): Analysis {
  const args = [...WORKER_FLAGS, "--import", "tsx", "tests/bench/analyze-once.ts", JSON.stringify(asked)];
  const child = spawn(process.execPath, args, { cwd: root, stdio: ["pipe", "pipe", "pipe"] });
  let complaint = "";
  child.stderr.on("data", (chunk: Buffer) => (complaint += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const answers = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    async read() {
      child.stdin.write("read\n");
      const answer: IteratorResult<string, unknown> = await answers.next();
      if (answer.done === true) throw new Error(`The analysis ended with code ${await ended}.\n${complaint}`);
      return Answered.parse(JSON.parse(answer.value));
    },
    async end() {
      child.stdin.end();
      const code = await ended;
      if (code !== 0) throw new Error(`The analysis ended with code ${code}.\n${complaint}`);
    },
  };
}

/** Analyses a repository once, in a process that begins for it. */
export async function runAnalysis(asked: Asked): Promise<Answered> {
  const analysis = startAnalysis(asked);
  const answered = await analysis.read();
  await analysis.end();
  return answered;
}

import { type ChildProcess, spawn } from "node:child_process";
import { chmodSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { envSchema } from "../../lib/core/read-env.ts";
import { signalGroup } from "../../workers/start/processes.mjs";
import { root } from "./source-files.ts";

/** The whole product, started as a person starts it, with a data folder of its own. */
export type Assay = {
  readonly process: ChildProcess;
  readonly dataDir: string;
  /** Everything that it printed so far. */
  output(): string;
  /** Waits until it says that it is ready; fails with its output when it ends before. */
  ready(): Promise<{ url: string; pids: Readonly<Record<string, number>> }>;
  /** The exit code, once it has ended. */
  ended(): Promise<number | null>;
  /** Ends whatever of it still runs, for a test that went wrong. */
  sweep(): void;
};

const Run = z.object({ url: z.string(), pids: z.record(z.string(), z.number()) });

/** A folder that the database's account can enter, whatever the umask. */
export function dataFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "assay-data-"));
  chmodSync(folder, 0o711);
  return folder;
}

/** Starts it near a port of its own, so that starts at the same time do not reach for the same one. */
export function startAssay(
  dataDir: string,
  {
    port = 20_000 + Math.floor(Math.random() * 10_000),
    viaNpm = false,
  }: { port?: number; viaNpm?: boolean } = {},
): Assay {
  const args = ["--port", String(port)];
  const { npm_lifecycle_event: _npm, ...inherited } = process.env;
  // Set and empty, so that a person's .env never points the tests at their own database.
  const unset = Object.fromEntries(Object.keys(envSchema.shape).map((key) => [key, ""]));
  const [program, ...before] = viaNpm ? ["npm", "start", "--"] : [process.execPath, "workers/start/main.mjs"];
  const child = spawn(program ?? "npm", [...before, ...args], {
    cwd: root,
    // A group of its own, so that a signal to the group looks like Ctrl-C and misses the test.
    detached: true,
    env: { ...inherited, ...unset, DATA_DIR: dataDir },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let parts: Readonly<Record<string, number>> = {};
  for (const stream of [child.stdout, child.stderr])
    stream?.on("data", (chunk: Buffer) => (output += String(chunk)));
  const ended = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  return {
    process: child,
    dataDir,
    output: () => output,
    ended: () => ended,
    sweep: () => void Object.values(parts).map((pid) => signalGroup(pid, "SIGKILL")),
    async ready() {
      while (!output.includes("Assay is ready at")) {
        if (child.exitCode !== null || child.signalCode !== null)
          throw new Error(`Assay ended before it was ready:\n${output}`);
        await sleep(50);
      }
      const run = Run.parse(JSON.parse(readFileSync(join(dataDir, "run.json"), "utf8")));
      parts = run.pids;
      return run;
    },
  };
}

/** Stops it and takes its data away, in whatever state a test left it. */
export async function removeAssay(assay: Assay): Promise<void> {
  const { process: child, dataDir } = assay;
  if (child.exitCode === null && child.signalCode === null) {
    child.kill("SIGTERM");
    await assay.ended();
  }
  assay.sweep();
  rmSync(dataDir, { recursive: true, force: true });
}

import { type ChildProcess, spawn } from "node:child_process";
import { root } from "./source-files.ts";
import type { TestDatabase } from "./test-database.ts";

/** The workers as a process of their own, on a database of a test's own. */
export type WorkerProcess = {
  readonly child: ChildProcess;
  readonly exited: Promise<number | null>;
  output(): string;
};

export async function startWorkerProcess(database: TestDatabase, dataDir: string): Promise<WorkerProcess> {
  const env = {
    PATH: process.env["PATH"] ?? "",
    DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    DATA_DIR: dataDir,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "s".repeat(32),
    ENCRYPTION_KEY: "a".repeat(64),
    NODE_ENV: "test",
  } as const;
  const stdio = ["ignore", "pipe", "pipe", "ipc"] as const;
  const child = spawn(process.execPath, ["--import", "tsx", "workers/main.ts"], {
    cwd: root,
    env,
    stdio: [...stdio],
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream?.on("data", (chunk) => (output += String(chunk)));
  const exited = new Promise<number | null>((resolve) => void child.once("exit", (code) => resolve(code)));
  const ready = new Promise<void>((resolve) => void child.once("message", () => resolve()));
  const early = exited.then(() => Promise.reject(new Error(`the workers ended at once: ${output}`)));
  await Promise.race([ready, early]);
  early.catch(() => undefined);
  return { child, exited, output: () => output };
}

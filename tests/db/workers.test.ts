import { type ChildProcess, spawn } from "node:child_process";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../support/test-database.ts";

let database: TestDatabase;
let child: ChildProcess | undefined;
beforeAll(async () => {
  database = await testDatabase();
});
afterEach(() => void child?.kill("SIGKILL"));
afterAll(() => database.drop());

function start(change: Record<string, string> = {}) {
  const env = {
    PATH: process.env["PATH"] ?? "",
    DATABASE_URL: database.appUrl,
    QUEUE_DATABASE_URL: database.queueUrl,
    APP_URL: "http://localhost:3000",
    AUTH_SECRET: "s".repeat(32),
    ENCRYPTION_KEY: "a".repeat(64),
    NODE_ENV: "test",
    ...change,
  } as const;
  const worker = spawn(process.execPath, ["--import", "tsx", "workers/main.ts"], {
    env,
    stdio: ["ignore", "pipe", "pipe", "ipc"],
  });
  child = worker;
  let output = "";
  for (const stream of [worker.stdout, worker.stderr])
    stream?.on("data", (chunk) => (output += String(chunk)));
  const ready = new Promise<void>((resolve) => void worker.once("message", () => resolve()));
  const exited = new Promise<number | null>((resolve) => void worker.once("exit", (code) => resolve(code)));
  return { worker, ready, exited, output: () => output };
}

test("the workers say when they are ready and end cleanly on SIGTERM", async () => {
  const { worker, ready, exited, output } = start();
  await Promise.race([ready, exited]);
  worker.kill("SIGTERM");
  expect(await exited, output()).toBe(0);
  expect(output()).toContain("workers ready");
});

test("the workers end when their supervisor is gone", async () => {
  const { worker, ready, exited } = start();
  await ready;
  worker.disconnect();
  expect(await exited).toBe(0);
});

test("the workers do not start with a broken environment, and name what is wrong without its value", async () => {
  const { exited, output } = start({ AUTH_SECRET: "tiny-secret" });
  expect(await exited).not.toBe(0);
  expect(output()).toContain("AUTH_SECRET");
  expect(output()).not.toContain("tiny-secret");
});

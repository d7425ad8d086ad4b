import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { stillAlive } from "../support/alive.ts";
import { type Assay, dataFolder, removeAssay, startAssay } from "../support/assay.ts";

const opened: Assay[] = [];
afterEach(async () => {
  for (const assay of opened.splice(0)) await removeAssay(assay);
});

const start = (dataDir = dataFolder(), options: { port?: number } = {}) => {
  const assay = startAssay(dataDir, options);
  opened.push(assay);
  return assay;
};

const answers = async (url: string) => (await fetch(`${url}/api/ready`)).status;

test("a taken port moves to a free one and says so; starting twice answers where it runs and starts nothing", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    const first = start(dataFolder(), { port });
    const { url } = await first.ready();
    expect(first.output()).toContain(`Port ${port} is taken; using `);
    expect(url).not.toBe(`http://localhost:${port}`);
    expect(await answers(url)).toBe(200);

    const again = startAssay(first.dataDir);
    expect(await again.ended()).toBe(0);
    expect(again.output()).toContain(`already running at ${url}`);
    expect(await answers(url)).toBe(200);
  } finally {
    other.close();
  }
});

test("a polite stop leaves nothing; the next start makes nothing anew; a lost secrets file costs no data", async () => {
  const first = start();
  const { pids } = await first.ready();
  first.process.kill("SIGTERM");
  expect(await first.ended()).toBe(0);
  expect(await stillAlive(pids)).toEqual([]);

  // The note of a dead run, whose number a process of somebody else has by now.
  writeFileSync(
    join(first.dataDir, "run.json"),
    JSON.stringify({ pid: 1, role: "server", url: "http://localhost:1" }),
  );
  const second = start(first.dataDir);
  await second.ready();
  expect(second.output()).toContain("Building the app (unchanged)");
  expect(second.output()).toContain("Preparing the database (up to date)");
  second.process.kill("SIGTERM");
  await second.ended();

  rmSync(join(first.dataDir, "secrets.json"));
  const third = start(first.dataDir);
  await third.ready();
  expect(third.output()).toContain("Preparing the database (up to date)");
});

test("a secrets file that cannot be read stops the start with a way out, and is left as it is", async () => {
  const dataDir = dataFolder();
  writeFileSync(join(dataDir, "secrets.json"), "{ half");
  const assay = start(dataDir);
  expect(await assay.ended()).toBe(1);
  expect(assay.output()).toMatch(/secrets\.json cannot be read[\s\S]*fix: Restore it/);
  expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).toBe("{ half");
});

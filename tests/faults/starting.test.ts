import { once } from "node:events";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { afterEach, expect, test } from "vitest";
import { type Assay, dataFolder, removeAssay, startAssay } from "../support/assay.ts";

const opened: Assay[] = [];
afterEach(async () => {
  for (const assay of opened.splice(0)) await removeAssay(assay);
});

const start = (dataDir = dataFolder(), args: string[] = []) => {
  const assay = startAssay(dataDir, { args });
  opened.push(assay);
  return assay;
};

test("a taken port moves to a free one and says so", async () => {
  const other = createServer().listen(0, "127.0.0.1");
  await once(other, "listening");
  const address = other.address();
  const port = typeof address === "object" ? (address?.port ?? 0) : 0;
  try {
    const assay = start(dataFolder(), ["--port", String(port)]);
    const { url } = await assay.ready();
    expect(assay.output()).toContain(`Port ${port} is taken; using `);
    expect(url).not.toBe(`http://localhost:${port}`);
    expect((await fetch(`${url}/api/ready`)).status).toBe(200);
  } finally {
    other.close();
  }
});

test("starting twice answers where it runs and starts nothing", async () => {
  const first = start();
  const { url } = await first.ready();
  const again = startAssay(first.dataDir);
  expect(await again.ended()).toBe(0);
  expect(again.output()).toContain(`already running at ${url}`);
  expect((await fetch(`${url}/api/ready`)).status).toBe(200);
});

test("a second start makes nothing anew, and finds its data although the note of a dead run is still there", async () => {
  const first = start();
  await first.ready();
  first.process.kill("SIGTERM");
  await first.ended();
  // A process of this number may exist by now; it is none of ours.
  writeFileSync(
    join(first.dataDir, "run.json"),
    JSON.stringify({ pid: 1, role: "server", url: "http://localhost:1" }),
  );
  const second = start(first.dataDir);
  await second.ready();
  expect(second.output()).toContain("Building the app (unchanged)");
  expect(second.output()).toContain("Preparing the database (up to date)");
});

test("a lost secrets file costs the sessions, not the database", async () => {
  const first = start();
  await first.ready();
  first.process.kill("SIGTERM");
  await first.ended();
  rmSync(join(first.dataDir, "secrets.json"));
  const second = start(first.dataDir);
  await second.ready();
  expect(second.output()).toContain("Preparing the database (up to date)");
});

test("a secrets file that cannot be read stops the start with a way out, and is left as it is", async () => {
  const dataDir = dataFolder();
  writeFileSync(join(dataDir, "secrets.json"), "{ half");
  const assay = start(dataDir);
  expect(await assay.ended()).toBe(1);
  expect(assay.output()).toMatch(/secrets\.json cannot be read[\s\S]*fix: Restore it/);
  expect(readFileSync(join(dataDir, "secrets.json"), "utf8")).toBe("{ half");
});

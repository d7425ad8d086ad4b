import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { type EmbeddedPostgres, startEmbeddedPostgres } from "../../workers/start/embedded-postgres.mjs";
import { stillAlive } from "../support/alive.ts";
import { dataFolder } from "../support/assay.ts";

let home: string;
let server: EmbeddedPostgres | undefined;
const open = async () => (server = await startEmbeddedPostgres({ home, password: "kept-by-the-test" }));

beforeEach(() => {
  home = dataFolder();
});
afterEach(async () => {
  await server?.stop();
  rmSync(home, { recursive: true, force: true });
});

/** Leaves a lock file behind as a power cut does: the server is killed, and the number in the file is ours to choose. */
async function leaveLock(content: (pid: number, folder: string) => string): Promise<void> {
  const { pid, folder } = await open();
  process.kill(pid, "SIGKILL");
  expect(await stillAlive({ postgres: pid })).toEqual([]);
  writeFileSync(join(folder, "postmaster.pid"), content(pid, folder));
}

test("a lock file of a dead server is no obstacle", async () => {
  await leaveLock((pid, folder) => `${pid}\n${folder}\n`);
  expect((await open()).port).toBeGreaterThan(0);
});

test("a lock file with nothing in it is no obstacle", async () => {
  await leaveLock(() => "");
  expect((await open()).port).toBeGreaterThan(0);
});

test("a lock file whose number belongs to another program now is no obstacle, and that program lives on", async () => {
  const stranger = spawn("sleep", ["60"]);
  try {
    await leaveLock((_pid, folder) => `${stranger.pid}\n${folder}\n`);
    expect((await open()).port).toBeGreaterThan(0);
    expect(stranger.exitCode).toBeNull();
  } finally {
    stranger.kill();
  }
});

test("a server that an earlier run left behind is stopped before its folder is used again", async () => {
  const { pid: orphan } = await open();
  const next = await open();
  expect(next.pid).not.toBe(orphan);
  expect(await stillAlive({ orphan })).toEqual([]);
});

test("a folder that a power cut left half made is moved aside, not deleted, and made anew", async () => {
  const { folder } = await open();
  await server?.stop();
  rmSync(join(folder, "global", "pg_control"));
  mkdirSync(`${folder}.new-1`, { recursive: true });
  const next = await open();
  expect(next.folder).toBe(folder);
  expect(existsSync(`${folder}.new-1`)).toBe(false);
  const aside = readdirSync(dirname(folder)).filter((name) => name.startsWith(`${basename(folder)}.broken-`));
  expect(aside).toHaveLength(1);
  rmSync(join(dirname(folder), aside[0] ?? ""), { recursive: true, force: true });
});

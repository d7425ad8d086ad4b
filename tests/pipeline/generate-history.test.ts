import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";
import { type GeneratedHistory, generateHistory } from "../support/generate-history.ts";

let dir = "";
let history: GeneratedHistory;
beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), "assay-history-"));
  history = await generateHistory({ gitDir: join(dir, "one.git"), commits: 400, seed: "1", files: 80 });
});
afterAll(() => rm(dir, { recursive: true, force: true }));

const git = (...args: string[]): Promise<string> => runGit(history.gitDir, args);
const count = async (...args: string[]): Promise<number> => Number(await git("rev-list", "--count", ...args));

test("a generated history has as many first-parent commits as were asked for", async () => {
  expect(await count("--first-parent", "main")).toBe(400);
  expect(await git("fsck", "--strict", "--no-progress")).toBe("");
});

test("a generated history counts what it wrote", async () => {
  const { counts } = history;
  expect(counts.merges + counts.squashes + counts.pushes).toBe(counts.firstParent);
  expect(await count("--merges", "main")).toBe(counts.merges);
  expect(await count("--grep=^This reverts commit", "main")).toBe(counts.reverts);
  expect(await count("--grep=cherry picked from commit", "--branches", "--not", "main")).toBe(counts.picks);
  expect(counts.reverts).toBeGreaterThan(0);
});

test("a generated history is the same each time", async () => {
  const again = await generateHistory({ gitDir: join(dir, "two.git"), commits: 400, seed: "1", files: 80 });
  expect(await runGit(again.gitDir, ["rev-parse", "main"])).toBe(await git("rev-parse", "main"));
});

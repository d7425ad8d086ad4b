import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openFastImport } from "@/prisma/scenarios/git/fast-import.ts";
import { runGit } from "@/prisma/scenarios/git/run-git.ts";

const person = { name: "Ada", email: "ada@example.com" };
const commit = (ref: string, parents: number[], text: string) => ({
  ref,
  author: person,
  authoredAt: 10,
  committer: person,
  committedAt: 10,
  message: "A commit\n",
  parents,
  files: [["a.txt", text] as const],
});

let dir = "";
beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), "assay-import-"));
});
afterEach(() => rm(dir, { recursive: true, force: true }));

test("a stream into git answers the ids that git gives, while it is open", async () => {
  await runGit(dir, ["init", "--quiet", "--bare", "--template="]);
  const importer = openFastImport(dir);
  const first = importer.commit(commit("refs/heads/main", [], "one\n"));
  const sha = await importer.sha(first);
  const second = importer.commit(commit("refs/heads/main", [first], `${sha}\n`));
  importer.tag("v1", second, person, 11, "One\n");
  await importer.finish();
  expect((await runGit(dir, ["rev-parse", "main^"])).trim()).toBe(sha);
  expect(await runGit(dir, ["show", "v1:a.txt"])).toBe(`${sha}\n`);
});

test("a stream into what is no repository fails with what git said, whoever waits for it", async () => {
  const importer = openFastImport(join(dir, "nowhere"));
  const mark = importer.commit(commit("refs/heads/main", [], "one\n"));
  await expect(importer.sha(mark)).rejects.toThrow(/not a git repository/i);
  await expect(importer.finish()).rejects.toThrow(/not a git repository/i);
});

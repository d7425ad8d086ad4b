import { afterEach, describe, expect, test } from "vitest";
import { readAiNotes } from "@/lib/sources/git/read-ai-notes.ts";
import { readBlobs } from "@/lib/sources/git/read-blobs.ts";
import { readTree } from "@/lib/sources/git/read-tree.ts";
import { textLineCounts } from "@/lib/sources/git/text-line-counts.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { all, withOpen } from "../../support/open-git.ts";

const made: GitRepo[] = [];
const create = (): GitRepo => {
  const repo = GitRepo.create();
  made.push(repo);
  return repo;
};
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

describe("readTree and readBlobs", () => {
  test("tell every file with its mode, and contents up to a limit", async () => {
    const repo = create();
    const sha = repo.commit({ "a\nb": "12345", "dir/c": { link: "x" }, sub: { submodule: "1".repeat(40) } });
    await withOpen(repo, async (open) => {
      const tree = await all(readTree(open, sha));
      expect(tree.map(({ path, mode }) => [path, mode])).toEqual([
        ["a\nb", "100644"],
        ["dir/c", "120000"],
        ["sub", "160000"],
      ]);
      const ids = tree.map(({ blob }) => blob);
      const blobs = await all(readBlobs(open, [...ids, ...ids], 3));
      expect(blobs.map(({ content, whole, size }) => [content.toString(), whole, size])).toEqual([
        ["123", false, 5],
        ["x", true, 1],
        ["123", false, 5],
        ["x", true, 1],
      ]);
    });
  });

  test("pass over trees and what is missing, and read blobs larger than a chunk and empty ones", async () => {
    const repo = create();
    const large = Buffer.alloc(300_000, "line\n");
    const sha = repo.commit({ large, empty: "", dir: "x" });
    const id = (path: string) => repo.rev(`${sha}:${path}`);
    const asked = [id("large"), repo.rev(`${sha}^{tree}`), "f".repeat(40), id("empty"), id("dir")];
    await withOpen(repo, async (open) => {
      const blobs = await all(readBlobs(open, asked));
      expect(blobs.map(({ id: blob }) => blob)).toEqual([id("large"), id("empty"), id("dir")]);
      expect(blobs[0]?.content.equals(large)).toBe(true);
      expect(blobs[1]).toMatchObject({ size: 0, whole: true });
    });
  });
});

test("textLineCounts counts the lines of text files, a last one without an end too, and nothing else", async () => {
  const repo = create();
  const sha = repo.commit({
    a: "1\n2",
    "b\n:c": "\n",
    bin: Buffer.from([0, 10]),
    empty: "",
    link: { link: "a" },
    sub: { submodule: "1".repeat(40) },
  });
  await withOpen(repo, async (open) => {
    expect(await all(textLineCounts(open, sha))).toEqual([
      { path: "a", lines: 2 },
      { path: "b\n:c", lines: 1 },
    ]);
  });
});

test("readAiNotes reads the notes of the commits asked for, and keeps those that it cannot understand", async () => {
  const repo = create();
  const [first, second, third] = ["1\n", "2\n", "3\n"].map((text) => repo.commit({ a: text }));
  const note =
    'a\n  s_0123456789abcd::t_89abcdef012345 1\n---\n{"sessions":{"s_0123456789abcd":{"agent_id":{"tool":"claude","id":"x","model":"m"}}}}';
  for (const [sha, text] of [
    [first, note],
    [second, "what is this"],
    [third, note],
  ] as const) {
    repo.git("notes", "--ref=ai", "add", "-m", text, sha ?? "");
  }
  await withOpen(repo, async (open) => {
    expect(open.aiNotes).not.toBeNull();
    const notes = await all(readAiNotes(open, open.aiNotes ?? "", new Set([first ?? "", second ?? ""])));
    const bySha = new Map(notes.map((found) => [found.sha, found.attribution]));
    expect(bySha.get(first ?? "")?.files[0]?.ranges[0]).toMatchObject({
      from: 1,
      to: 1,
      by: "ai",
      tool: "claude",
    });
    expect(bySha.get(second ?? "")).toBeNull();
    expect(bySha.size).toBe(2);
  });
});

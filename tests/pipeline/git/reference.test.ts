import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { LINE } from "@/lib/model/change-diff.ts";
import { readCombinedPaths } from "@/lib/sources/git/read-combined-paths.ts";
import { readDiffs } from "@/lib/sources/git/read-diffs.ts";
import { readNumstat } from "@/lib/sources/git/read-numstat.ts";
import { textLineCounts } from "@/lib/sources/git/text-line-counts.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { all, withOpen } from "../../support/open-git.ts";
import { plainDiff } from "../../support/plain-diff.ts";
import { randomHistory } from "../../support/random-history.ts";

describe("a random history", () => {
  let repo: GitRepo;
  let shas: string[];
  beforeAll(() => {
    repo = GitRepo.create();
    shas = randomHistory(repo, rngFrom("reference"), 60);
  });
  afterAll(() => repo.remove());

  test("has exactly the lines that git diff --numstat counts, commit by commit", async () => {
    await withOpen(repo, async (open) => {
      let previous = repo.git("hash-object", "-t", "tree", "/dev/null");
      const counted = await all(readNumstat(open, shas));
      let index = 0;
      for await (const change of readDiffs(open, shas)) {
        const sha = shas[index] ?? "";
        const sum = (side: "added" | "removed") =>
          change.files.reduce((total, file) => total + file[side], 0);
        const reference = numstat(repo, previous, sha);
        expect([sum("added"), sum("removed")], sha).toEqual(reference);
        expect(counted[index]).toMatchObject({ sha, added: reference[0], removed: reference[1] });
        expect(change.lines.n).toBe(sum("added") + sum("removed"));
        previous = sha;
        index++;
      }
      expect(index).toBe(shas.length);
    });
  });

  test("applied hunk by hunk from nothing, gives the files of the tip, line for line", async () => {
    await withOpen(repo, async (open) => {
      const files = new Map<string, number[]>();
      for await (const change of readDiffs(open, shas)) applyTo(files, plainDiff(change));
      const tip = shas.at(-1) ?? "";
      const expected = new Map<string, number[]>();
      for (const path of repo.git("ls-tree", "-r", "--name-only", "-z", tip).split("\0").filter(Boolean)) {
        const lines = repo.gitWith(null, "cat-file", "blob", `${tip}:${path}`).toString("utf8").split("\n");
        if (lines.at(-1) === "") lines.pop();
        expected.set(path, lines.map(hashOf));
      }
      expect(files).toEqual(expected);
      const counts = new Map((await all(textLineCounts(open, tip))).map(({ path, lines }) => [path, lines]));
      const lengths = [...expected].map(([path, lines]) => [path, lines.length] as const);
      expect(counts).toEqual(new Map(lengths.filter(([, lines]) => lines > 0)));
    });
  });

  test("is told the same by the git that waits for questions, in any order and between any two commits", async () => {
    await withOpen(repo, async (open) => {
      const direct: ReturnType<typeof plainDiff>[] = [];
      for await (const change of readDiffs(open, shas)) direct.push(plainDiff(change));
      const asked = openTreeDiff(open);
      for (const index of [5, 3, 0, shas.length - 1, 3]) {
        const base = index === 0 ? null : (shas[index - 1] ?? null);
        expect(plainDiff(await asked.between(base, shas[index] ?? ""))).toEqual(direct[index]);
      }
      const far = plainDiff(await asked.between(shas[2] ?? "", shas[20] ?? ""));
      const sum = (side: "added" | "removed") => far.files.reduce((total, file) => total + file[side], 0);
      expect([sum("added"), sum("removed")]).toEqual(numstat(repo, shas[2] ?? "", shas[20] ?? ""));
      expect((await asked.between(shas[4] ?? "", shas[4] ?? "")).files).toEqual([]);
      await asked.close();
    });
  });

  test("fails on a question about a commit that is not there", async () => {
    await withOpen(repo, async (open) => {
      const asked = openTreeDiff(open);
      const gone = "f".repeat(40);
      await expect(asked.between(null, gone)).rejects.toMatchObject({ code: "unavailable" });
      await expect(asked.between(gone, shas[1] ?? "")).rejects.toMatchObject({ code: "unavailable" });
      await asked.close();
    });
  });
});

test("readCombinedPaths tells the paths that a merge changed against all its parents", async () => {
  const repo = GitRepo.create();
  repo.commit({ a: "1\n", b: "1\n" });
  repo.branch("side").commit({ a: "side\n", c: "c\n" });
  repo.on("main").commit({ a: "main\n" });
  const resolved = repo.merge("side", { files: { a: "both\n", "new\nfile": "x\n" } });
  const clean =
    (repo.branch("other").commit({ d: "1\n" }), repo.on("main").commit({ b: "2\n" }), repo.merge("other"));
  await withOpen(repo, async (open) => {
    expect(await all(readCombinedPaths(open, [clean, resolved]))).toEqual([
      { sha: clean, paths: [] },
      { sha: resolved, paths: ["a", "new\nfile"] },
    ]);
  });
  repo.remove();
});

function numstat(repo: GitRepo, before: string, after: string): [number, number] {
  const config = ["-c", "diff.algorithm=histogram", "-c", "diff.renameLimit=1000"];
  const lines = repo
    .git(...config, "diff", "--numstat", "-M50%", "--no-ext-diff", "--no-textconv", before, after)
    .split("\n");
  const column = (at: number) => lines.reduce((sum, line) => sum + (Number(line.split("\t")[at]) || 0), 0);
  return [column(0), column(1)];
}

const hashOf = (line: string): number =>
  [...Buffer.from(line.replace(/\s/g, ""))].reduce(
    (hash, byte) => (Math.imul(hash, 0x01000193) + byte) >>> 0,
    0,
  );

/** Carries out a diff on files held as line hashes. */
function applyTo(files: Map<string, number[]>, change: ReturnType<typeof plainDiff>): void {
  const before = new Map(files);
  for (const file of change.files) if (file.status !== "A") files.delete(file.oldPath);
  for (const file of change.files) {
    if (file.status === "D") continue;
    const lines = [...(file.status === "A" ? [] : (before.get(file.oldPath) ?? []))];
    let row = file.from;
    for (let at = 0; at < file.hunks.length; at += 4) {
      const [, removed = 0, newStart = 0, added = 0] = file.hunks.slice(at, at + 4);
      const rows = change.lines.slice(row, row + removed + added);
      expect(rows.map((line) => line.flags & LINE.plus)).toEqual(
        rows.map((_, index) => (index < removed ? 0 : LINE.plus)),
      );
      const place = added === 0 ? newStart : newStart - 1;
      const gone = lines.splice(place, removed, ...rows.slice(removed).map((line) => line.hash));
      expect(gone).toEqual(rows.slice(0, removed).map((line) => line.hash));
      row += removed + added;
    }
    files.set(file.newPath, lines);
  }
}

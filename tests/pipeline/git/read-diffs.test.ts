import { afterEach, describe, expect, test } from "vitest";
import { LINE } from "@/lib/model/change-diff.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readDiffs } from "@/lib/sources/git/read-diffs.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { withOpen } from "../../support/open-git.ts";
import { plainDiff } from "../../support/plain-diff.ts";

const made: GitRepo[] = [];
const create = (options: Parameters<typeof GitRepo.create>[0] = {}): GitRepo => {
  const repo = GitRepo.create(options);
  made.push(repo);
  return repo;
};
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

const diffs = async (
  open: OpenRepository,
  shas: readonly string[],
  options: Parameters<typeof readDiffs>[2] = {},
) => {
  const found: ReturnType<typeof plainDiff>[] = [];
  for await (const change of readDiffs(open, shas, options)) found.push(plainDiff(change));
  return found;
};
const diffOf = async (repo: GitRepo, sha: string) =>
  withOpen(repo, async (open) => (await diffs(open, [sha]))[0]);

describe("readDiffs", () => {
  test("tells of commits in the order asked, merges against their first parent, and of commits without changes", async () => {
    const repo = create();
    const first = repo.commit({ a: "1\n" });
    repo.branch("side").commit({ b: "1\n2\n" });
    repo.on("main");
    const empty = repo.commit({});
    const merge = repo.merge("side");
    const octopus = (() => {
      repo.branch("x", first).commit({ x: "x\n" });
      repo.branch("y", first).commit({ y: "y\n" });
      return repo.on("main").merge(["x", "y"]);
    })();
    await withOpen(repo, async (open) => {
      const found = await diffs(open, [octopus, first, empty, merge]);
      expect(
        found.map((change) => [change.sha, change.files.map((file) => `${file.newPath} ${file.added}`)]),
      ).toEqual([
        [octopus, ["x 1", "y 1"]],
        [first, ["a 1"]],
        [empty, []],
        [merge, ["b 2"]],
      ]);
    });
  });

  test("reads paths with line ends, quotes and bytes that are not text", async () => {
    const repo = create();
    const sha = repo.commit([
      ['a\n"b"\t\\', "1\n"],
      [Buffer.from([0x66, 0xff, 0xfe]), "1\n"],
      ["日本/ü", "1\n"],
      ["\u0001 diff --git", "1\n"],
    ]);
    const paths = (await diffOf(repo, sha))?.files.map((file) => file.newPath);
    expect(new Set(paths)).toEqual(new Set(['a\n"b"\t\\', "f\\xFF\\xFE", "日本/ü", "\u0001 diff --git"]));
  });

  test("gives binary files no lines, and submodules, links and modes what git prints for them", async () => {
    const repo = create();
    const id = repo.commit({
      bin: Buffer.from([1, 0, 2]),
      run: "x\n",
      to: { link: "run" },
      sub: { submodule: "1".repeat(40) },
    });
    const sha = repo.commit({
      bin: Buffer.from([1, 0, 3]),
      run: { executable: "x\n" },
      to: "text\n",
      sub: { submodule: id },
    });
    const files = (await diffOf(repo, sha))?.files;
    expect(
      files?.map(({ newPath, status, added, removed, binary }) => [newPath, status, added, removed, binary]),
    ).toEqual([
      ["bin", "M", 0, 0, true],
      ["run", "M", 0, 0, false],
      ["sub", "M", 1, 1, false],
      ["to", "D", 0, 1, false],
      ["to", "A", 1, 0, false],
    ]);
  });

  test("follows renames and takes copies for new files", async () => {
    const repo = create();
    const text = Array.from({ length: 20 }, (_, at) => `line ${at}\n`).join("");
    repo.commit({ old: text });
    const renamed = repo.commit({ old: null, "new\nname": `${text}more\n` });
    const copied = repo.commit({ copy: `${text}more\n` });
    expect((await diffOf(repo, renamed))?.files[0]).toMatchObject({
      status: "R",
      oldPath: "old",
      newPath: "new\nname",
      added: 1,
      removed: 0,
      hunks: [20, 0, 21, 1],
    });
    expect((await diffOf(repo, copied))?.files[0]).toMatchObject({ status: "A", newPath: "copy", added: 21 });
  });

  test("gives lines that differ only in white space, carriage returns among it, the same hash", async () => {
    const repo = create();
    repo.commit({ a: "if (x) {\n\tgo();\n}\n" });
    const change = await diffOf(repo, repo.commit({ a: "if (x) {\r\n    go( );\r\n}\r\n" }));
    const [removed, added] = [0, 1].map((side) =>
      change?.lines.filter((line) => (line.flags & LINE.plus) === side).map((line) => line.hash),
    );
    expect(removed).toHaveLength(3);
    expect(removed).toEqual(added);
  });

  test("marks the line that has no line end, on the side that lacks it", async () => {
    const repo = create();
    repo.commit({ a: "1\n2" });
    const change = await diffOf(repo, repo.commit({ a: "1\n2\n3" }));
    expect(change?.lines.map((line) => line.flags)).toEqual([
      LINE.noNewline,
      LINE.plus,
      LINE.plus | LINE.noNewline,
    ]);
  });

  test("reads a file of one 50 MB line, and keeps no text of it", async () => {
    const repo = create();
    const sha = repo.commit({ big: Buffer.alloc(50 << 20, "x") });
    await withOpen(repo, async (open) => {
      const interest = { lexerFor: () => () => LINE.comment, keepText: () => true };
      const [change] = await diffs(open, [sha], { interest });
      expect(change?.files[0]).toMatchObject({ added: 1, addedBytes: 50 << 20, text: null });
      expect(change?.lines).toMatchObject([
        { length: 50 << 20, alnum: 255, flags: LINE.plus | LINE.noNewline | LINE.comment },
      ]);
    });
  });

  test("reads a commit of 100,000 files", async () => {
    const repo = create();
    const files = Array.from({ length: 100_000 }, (_, at) => [`d${at % 100}/f${at}`, `${at}\n`] as const);
    const sha = repo.commit(files);
    await withOpen(repo, async (open) => {
      let counted = [0, 0];
      for await (const change of readDiffs(open, [sha])) counted = [change.files.length, change.lines.n];
      expect(counted).toEqual([100_000, 100_000]);
    });
  });

  test("reads a change of three million lines, then gives the room back", async () => {
    const repo = create();
    const huge = repo.commit({ big: "ab\n".repeat(3_000_000) });
    const small = [repo.commit({ a: "1\n" }), repo.commit({ a: "2\n" })];
    await withOpen(repo, async (open) => {
      const rooms: [number, number][] = [];
      for await (const { lines } of readDiffs(open, [huge, ...small]))
        rooms.push([lines.n, lines.hash.length]);
      expect(rooms.map(([n]) => n)).toEqual([3_000_000, 1, 2]);
      expect(rooms[2]?.[1]).toBeLessThan(100_000);
    });
  });
});

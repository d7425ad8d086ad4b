import { afterEach, describe, expect, test } from "vitest";
import { isAncestor } from "@/lib/sources/git/is-ancestor.ts";
import { readCommits } from "@/lib/sources/git/read-commits.ts";
import { readListedCommits } from "@/lib/sources/git/read-listed-commits.ts";
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

const EMPTY_TREE = "4b825dc642cb6eb9a060e54bf8d69288fbee4904";

/** A commit object written byte by byte. */
const stored = (repo: GitRepo, author: string | Buffer, message: string | Buffer, headers = ""): string => {
  repo.gitWith("", "hash-object", "-t", "tree", "-w", "--stdin");
  const line = (role: string) =>
    Buffer.concat([Buffer.from(`${role} `), Buffer.from(author), Buffer.from("\n")]);
  const head = Buffer.concat([
    Buffer.from(`tree ${EMPTY_TREE}\n`),
    line("author"),
    line("committer"),
    Buffer.from(`${headers}\n`),
  ]);
  return repo.store("commit", Buffer.concat([head, Buffer.from(message)]));
};
const readOne = async (repo: GitRepo, sha: string) =>
  withOpen(repo, async (open) => (await all(readListedCommits(open, [sha])))[0]);

describe("readCommits", () => {
  test("tells parents before children, octopus merges with all their parents, and each commit once", async () => {
    const repo = create();
    const root = repo.commit({ a: "1\n" });
    const x = repo.branch("x", root).commit({ x: "1\n" });
    const y = repo.branch("y", root).commit({ y: "1\n" });
    const main = repo.on("main").commit({ a: "2\n" });
    const octopus = repo.merge(["x", "y"]);
    await withOpen(repo, async (open) => {
      const found = await all(readCommits(open, [octopus, x, main]));
      expect(found.find((commit) => commit.sha === octopus)?.parents).toEqual([main, x, y]);
      const place = new Map(found.map((commit, index) => [commit.sha, index]));
      expect(place.size).toBe(5);
      for (const commit of found) {
        for (const parent of commit.parents)
          expect(place.get(parent)).toBeLessThan(place.get(commit.sha) ?? -1);
      }
    });
  });

  test("goes on from the tips of an earlier read, and passes over those that a rewritten history has lost", async () => {
    const repo = create();
    const first = repo.commit({ a: "1\n" });
    const second = repo.commit({ a: "2\n" });
    const third = repo.commit({ a: "3\n" });
    await withOpen(repo, async (open) => {
      const from = async (...without: string[]) =>
        (await all(readCommits(open, [third], without))).map((commit) => commit.sha);
      expect(await from(first)).toEqual([second, third]);
      expect(await from("f".repeat(40), first)).toEqual([second, third]);
      expect(await from("f".repeat(40))).toEqual([first, second, third]);
      expect([await isAncestor(open, first, third), await isAncestor(open, third, first)]).toEqual([
        true,
        false,
      ]);
    });
  });

  test("fails where a commit is missing", async () => {
    const repo = create();
    const first = repo.commit({ a: "1\n" });
    const second = repo.commit({ a: "2\n" });
    repo.dropObject(first);
    await withOpen(repo, async (open) => {
      await expect(all(readCommits(open, [second]))).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining(first) as unknown,
      });
    });
  });
});

describe("one commit", () => {
  test("keeps forged trailers, quoted text and markup as plain text", async () => {
    const repo = create();
    const body =
      "> Co-authored-by: Evil <evil@example.com>\n\nThis reverts commit 1234567.\n\nSigned-off-by: Ann <a@b>";
    const name = 'Ann "&lt;b&gt;" [x](javascript:y)';
    const sha = stored(repo, `${name} <a@b> 100 +0000`, `Fix <i>it</i>\n\n${body}\n`);
    expect(await readOne(repo, sha)).toMatchObject({
      subject: "Fix <i>it</i>",
      body,
      author: { name, email: "a@b" },
    });
    const bracketed = stored(repo, "<b>Ann</b> <a@b> 100 +0000", "m");
    expect(await readOne(repo, bracketed)).toMatchObject({
      author: { name: "", email: "b" },
      authoredAt: 100,
      subject: "m",
    });
  });

  test("reads Latin-1 and Shift-JIS messages and names, declared or not", async () => {
    const repo = create();
    const sjis = Buffer.from([0x93, 0xfa, 0x96, 0x7b]);
    const latin = Buffer.from("Zo\u00eb <z@x> 100 +0000", "latin1");
    const declared = stored(
      repo,
      Buffer.concat([sjis, Buffer.from(" <j@x> 100 +0000")]),
      sjis,
      "encoding Shift_JIS\n",
    );
    const undeclared = stored(repo, latin, Buffer.from("caf\u00e9\n", "latin1"));
    const unknown = stored(repo, latin, Buffer.from("caf\u00e9\n", "latin1"), "encoding martian\n");
    expect(await readOne(repo, declared)).toMatchObject({ author: { name: "日本" }, subject: "日本" });
    expect(await readOne(repo, undeclared)).toMatchObject({ author: { name: "Zoë" }, subject: "café" });
    expect(await readOne(repo, unknown)).toMatchObject({ author: { name: "Zoë" }, subject: "café" });
  });

  test.each([
    ["before 1970", "A <a@x> -3600 +0000", 0],
    ["far in the future", "A <a@x> 99999999999999 +0000", 4_133_980_799],
    ["no number", "A <a@x> soon +0000", 0],
    ["a number beyond all", "A <a@x> 99999999999999999999999 +0000", null],
    ["nothing at all", "A <a@x>", 0],
  ])("survives a date that is %s", async (_name, author, seconds) => {
    const repo = create();
    const commit = await readOne(repo, stored(repo, author, "m"));
    expect(commit).toMatchObject({ author: { name: "A", email: "a@x" }, subject: "m" });
    if (seconds !== null) expect(commit?.authoredAt).toBe(seconds);
    expect(commit?.authoredAt).toBeGreaterThanOrEqual(0);
    expect(commit?.authoredAt).toBeLessThanOrEqual(4_133_980_799);
  });

  test("survives people without names or addresses, and names with angle brackets", async () => {
    const repo = create();
    expect(await readOne(repo, stored(repo, " <> 100 +0000", "m"))).toMatchObject({
      author: { name: "", email: "" },
    });
    const odd = await readOne(repo, stored(repo, "Ann <3 git <a@x> 100 +0000", "m"));
    expect(odd?.author.name).toMatch(/^Ann/);
    expect(odd?.subject).toBe("m");
  });

  test("survives messages with NUL bytes, messages of a megabyte and no message", async () => {
    const repo = create();
    const after = repo.commit({ a: "1\n" });
    const ids = [
      stored(repo, "A <a@x> 100 +0000", "before\0after\n"),
      stored(repo, "A <a@x> 100 +0000", `big\n\n${"日本 ".repeat(1 << 18)}`),
      stored(repo, "A <a@x> 100 +0000", ""),
      after,
    ];
    await withOpen(repo, async (open) => {
      const found = await all(readListedCommits(open, [...ids, after, after]));
      expect(found.map((commit) => commit.sha)).toEqual([...ids, after, after]);
      expect(found.map((commit) => commit.subject).slice(0, 3)).toEqual(["before", "big", ""]);
      expect(Buffer.byteLength(found[1]?.body ?? "")).toBeLessThanOrEqual(64 * 1024);
      expect(found[1]?.body).toMatch(/^[日本 ]+$/);
    });
  });
});

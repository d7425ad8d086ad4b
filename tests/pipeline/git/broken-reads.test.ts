import type { EventEmitter } from "node:events";
import { chmodSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { afterEach, describe, expect, test } from "vitest";
import { isMissingObject } from "@/lib/sources/git/git-failure.ts";
import { createGit, type SpawnGit } from "@/lib/sources/git/git-program.ts";
import { findLeftOut } from "@/lib/sources/git/missing-objects.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { readDiffs } from "@/lib/sources/git/read-diffs.ts";
import { readNumstat } from "@/lib/sources/git/read-numstat.ts";
import { openTreeDiff } from "@/lib/sources/git/tree-diff.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { all, withOpen } from "../../support/open-git.ts";
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

describe("a read that goes wrong", () => {
  const history = (): { repo: GitRepo; shas: string[] } => {
    const repo = create();
    return {
      repo,
      shas: ["1\n", "2\n", "3\n"].map((text) => repo.commit({ a: text, [`f${text.trim()}`]: text })),
    };
  };

  test("is an error where git ends with another code than 0, though all was told", async () => {
    const { repo, shas } = history();
    const git = createGit({
      spawn: wrapped(
        (code) => (code === 0 ? 128 : code),
        (chunk) => chunk,
      ),
    });
    await withOpen(repo, async (open) => {
      await expect(diffs({ ...open, git }, shas)).rejects.toMatchObject({
        code: "unavailable",
        exitCode: 128,
      });
    });
  });

  test("is an error wherever the stream is cut off, though git ends with code 0", async () => {
    const { repo, shas } = history();
    await withOpen(repo, async (open) => {
      const whole = await diffs(open, shas);
      for (const bytes of [0, 30, 100, 400, 700, 1000]) {
        const git = createGit({
          spawn: wrapped((code) => code, firstBytes(bytes)),
        });
        await expect(diffs({ ...open, git }, shas), `cut at ${bytes}`).rejects.toThrow();
      }
      expect(whole).toHaveLength(3);
    });
  });

  test("says what to install where there is no git", async () => {
    const { repo, shas } = history();
    await withOpen(repo, async (open) => {
      const git = createGit({ searchPath: "/nonexistent" });
      await expect(diffs({ ...open, git }, shas)).rejects.toMatchObject({
        fix: "Install git 2.30 or newer.",
      });
    });
  });

  test("stops git when it is aborted", async () => {
    const { repo, shas } = history();
    const stopped = new AbortController();
    stopped.abort();
    await withOpen(repo, async (open) => {
      const git = createGit({ signal: stopped.signal });
      await expect(diffs({ ...open, git }, shas)).rejects.toThrow("was stopped");
    });
  });

  test("names a missing tree, and answers nothing of it", async () => {
    const { repo, shas } = history();
    const tree = repo.rev(`${shas[1]}^{tree}`);
    repo.dropObject(tree);
    await withOpen(repo, async (open) => {
      await expect(diffs(open, shas)).rejects.toMatchObject({
        code: "unavailable",
        message: expect.stringContaining(tree) as unknown,
      });
      await expect(findLeftOut(open, [shas[2] ?? ""])).rejects.toMatchObject({
        message: expect.stringContaining("incomplete") as unknown,
      });
    });
  });

  test("leaves out the paths of missing blobs, names them, and reads all the rest", async () => {
    const repo = create();
    const odd = Buffer.from([0x6f, 0xff, 0x0a, 0x2a]);
    const first = repo.commit([
      ["keep", "1\n"],
      ["big", "lost\n"],
      ["star*", "gone\n"],
      ["line\nend", "gone too\n"],
      [odd, "odd\n"],
      ["starry", "stays\n"],
    ]);
    const second = repo.commit({ keep: "1\n2\n", big: "here again\n" });
    const third = repo.commit({ big: "only this\n" });
    const empty = repo.commit({});
    for (const text of ["lost\n", "gone\n", "gone too\n", "odd\n"]) repo.dropObject(repo.store("blob", text));
    await withOpen(repo, async (open) => {
      const failed = await diffs(open, [first]).catch((error: unknown) => error);
      expect(isMissingObject(failed)).toBe(true);
      const leftOut = await findLeftOut(open, [empty]);
      expect(leftOut.map(({ path, reason }) => [path, reason])).toEqual([
        ["big", "missing_blob"],
        ["line\nend", "missing_blob"],
        ["o\\xFF\n*", "missing_blob"],
        ["star*", "missing_blob"],
      ]);
      const leaveOut = leftOut.map(({ pathspec }) => pathspec);
      const found = await diffs(open, [first, second, third, empty], { leaveOut });
      expect(found.map((change) => change.files.map((file) => [file.newPath, file.added]))).toEqual([
        [
          ["keep", 1],
          ["starry", 1],
        ],
        [["keep", 1]],
        [],
        [],
      ]);
      const asked = openTreeDiff(open, undefined, leaveOut);
      const far = await asked.between(null, first);
      expect(far.files.map((file) => file.newPath)).toEqual(["keep", "starry"]);
      await asked.close();
      const counted = await all(readNumstat(open, [first, third, empty], leaveOut));
      expect(counted.map(({ added }) => added)).toEqual([2, 0, 0]);
    });
  });

  test("is an error where a pack is damaged", async () => {
    const { repo, shas } = history();
    repo.git("gc", "-q");
    const pack = repo.git("rev-parse", "--git-path", "objects/pack");
    const name = readdirSync(`${repo.path}/${pack}`).find((entry) => entry.endsWith(".pack")) ?? "";
    const file = `${repo.path}/${pack}/${name}`;
    chmodSync(file, 0o644);
    writeFileSync(file, readFileSync(file).fill(0xaa, 40, 300));
    await expect(withOpen(repo, (open) => diffs(open, shas))).rejects.toMatchObject({
      name: expect.stringMatching(/AppError|GitFailure/) as unknown,
    });
  });
});

function firstBytes(limit: number): (chunk: Buffer) => Buffer {
  let left = limit;
  return (chunk) => {
    const passed = chunk.subarray(0, left);
    left -= passed.length;
    return passed;
  };
}

/** A git whose exit code and output pass through other hands first. */
function wrapped(code: (real: number | null) => number | null, output: (chunk: Buffer) => Buffer): SpawnGit {
  return (args, env) => {
    const child = createGit().spawn(args, env);
    const emit = child.emit.bind(child) as EventEmitter["emit"];
    child.emit = ((event: string, ...rest: unknown[]) =>
      event === "close" || event === "exit"
        ? emit(event, code(rest[0] as number | null), rest[1])
        : emit(event, ...rest)) as typeof child.emit;
    const emitOut = child.stdout.push.bind(child.stdout);
    child.stdout.push = ((chunk: Buffer | null) =>
      emitOut(chunk === null ? null : output(chunk))) as typeof child.stdout.push;
    return child;
  };
}

import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, test } from "vitest";
import { readCommits } from "@/lib/sources/git/read-commits.ts";
import { readDiffs } from "@/lib/sources/git/read-diffs.ts";
import { GitRepo } from "../../support/git-repo.ts";
import { all, withOpen } from "../../support/open-git.ts";

const made: GitRepo[] = [];
const create = (options: Parameters<typeof GitRepo.create>[0] = {}): GitRepo => keep(GitRepo.create(options));
const keep = (repo: GitRepo): GitRepo => {
  made.push(repo);
  return repo;
};
afterEach(() => {
  for (const repo of made.splice(0)) repo.remove();
});

describe("openRepository", () => {
  test("opens an empty repository and says that it has no commits", async () => {
    await withOpen(create(), async (open) => {
      expect(open).toMatchObject({
        branches: [],
        defaultBranch: null,
        remarks: ["The repository has no commits yet."],
      });
      expect(await all(readCommits(open, []))).toEqual([]);
      expect(await all(readDiffs(open, []))).toEqual([]);
    });
  });

  test("refuses a shallow clone with the command that deepens it", async () => {
    const repo = create();
    repo.commit({ a: "1\n" });
    repo.commit({ a: "2\n" });
    const shallow = keep(repo.derive("clone", "-q", "--depth=1", `file://${repo.path}`));
    await expect(withOpen(shallow, async () => 0)).rejects.toMatchObject({
      code: "invalid",
      fix: expect.stringContaining(`git -C '${shallow.path}' fetch --unshallow`) as unknown,
    });
  });

  test("names what is missing where there is no repository, and the repository above where there is one", async () => {
    const repo = create();
    repo.git("commit", "-q", "--allow-empty", "-m", "one");
    execFileSync("mkdir", ["-p", join(repo.path, "sub")]);
    await expect(withOpen({ path: join(repo.path, "nowhere") }, async () => 0)).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(withOpen({ path: join(repo.path, "sub") }, async () => 0)).rejects.toMatchObject({
      code: "not-found",
      fix: `Give the path of the repository itself: ${repo.path}`,
    });
  });

  test("reads work trees, linked work trees, bare clones, mirrors and clones that borrow objects alike", async () => {
    const repo = create();
    const tip = repo.commit({ a: "1\n" });
    const forms = [
      repo,
      keep(repo.derive("clone", "-q", repo.path)),
      keep(repo.derive("clone", "-q", "--bare", repo.path)),
      keep(repo.derive("clone", "-q", "--mirror", repo.path)),
      keep(repo.derive("clone", "-q", "--shared", repo.path)),
      keep(repo.derive("worktree", "add", "-q", "--detach")),
    ];
    for (const form of forms) {
      const read = await withOpen(form, async (open) => [
        open.defaultBranch,
        (await all(readDiffs(open, [tip])))[0]?.lines.n,
      ]);
      expect(read, form.path).toEqual(["main", 1]);
    }
  });

  test("reads a repository whose ids are SHA-256", async () => {
    const repo = create({ objectFormat: "sha256" });
    const tip = repo.commit({ a: "1\n2\n" });
    await withOpen(repo, async (open) => {
      expect(open.idLength).toBe(64);
      expect((await all(readDiffs(open, [tip])))[0]?.files[0]).toMatchObject({ newPath: "a", added: 2 });
      expect((await all(readCommits(open, [tip])))[0]?.sha).toBe(tip);
    });
  });

  test("chooses a default where HEAD points at nothing, and takes a checked out commit where no branch exists", async () => {
    const repo = create();
    repo.branch.call(repo, "side", repo.commit({ a: "1\n" }, { branch: "trunk" }));
    repo.git("symbolic-ref", "HEAD", "refs/heads/gone");
    await withOpen(repo, async (open) => expect(open.defaultBranch).toBe("trunk"));
    const detached = keep(repo.derive("clone", "-q", "--bare", repo.path));
    const sha = detached.rev("refs/heads/trunk");
    writeFileSync(join(detached.path, "HEAD"), `${sha}\n`);
    detached.git("update-ref", "-d", "refs/heads/trunk");
    detached.git("update-ref", "-d", "refs/heads/side");
    await withOpen(detached, async (open) => expect(open.branches).toEqual([{ name: "HEAD", tip: sha }]));
  });

  test("reads the remote's branches of a clone, unless the local one has gone on", async () => {
    const repo = create();
    repo.commit({ a: "1\n" });
    repo.setRef("refs/pull/7/head", "main");
    const clone = keep(repo.derive("clone", "-q", repo.path));
    const theirs = repo.branch("dev").commit({ b: "1\n" });
    clone.git("fetch", "-q", "origin");
    const mine = clone.commit({ c: "1\n" });
    await withOpen(clone, async (open) => {
      expect(open.branches).toEqual([
        { name: "dev", tip: theirs },
        { name: "main", tip: mine },
      ]);
      expect(open.remarks).toHaveLength(1);
    });
  });

  test("fails, naming the ref, where the commit of a branch is missing", async () => {
    const repo = create();
    repo.commit({ a: "1\n" });
    repo.dropObject(repo.branch("lost").commit({ b: "1\n" }));
    await expect(withOpen(repo, async () => 0)).rejects.toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("refs/heads/lost") as unknown,
    });
  });

  test("leaves every byte of the source as it was", async () => {
    const repo = create();
    repo.commit({ a: "1\n" });
    const tip = repo.commit({ a: "2\n" });
    const before = everyByte(repo.path);
    await withOpen(repo, async (open) => [
      await all(readDiffs(open, [tip])),
      await all(readCommits(open, [tip])),
    ]);
    expect(everyByte(repo.path)).toEqual(before);
  });

  test("runs nothing that the repository's configuration, attributes or hooks ask for", async () => {
    const repo = create();
    const tip = repo.commit({ a: "1\n", ".gitattributes": "* diff=evil filter=evil\n" });
    const trap = mkdtempSync(join(tmpdir(), "assay-trap-"));
    const spring = `touch ${trap}/sprung; cat`;
    for (const key of [
      "diff.external",
      "diff.evil.textconv",
      "diff.evil.command",
      "filter.evil.clean",
      "filter.evil.smudge",
      "core.fsmonitor",
      "core.pager",
      "core.sshCommand",
      "credential.helper",
      "gpg.program",
      "uploadpack.packObjectsHook",
    ]) {
      repo.git("config", key, spring);
    }
    repo.git("config", "extensions.partialClone", "origin");
    repo.git("config", "remote.origin.url", `ext::sh -c ${spring.replaceAll(" ", "% ")}`);
    repo.git("config", "remote.origin.promisor", "true");
    writeFileSync(join(repo.path, ".git/info/attributes"), "* -diff diff=evil\n");
    repo.dropObject(repo.store("blob", "dropped"));
    const change = await withOpen(repo, async (open) => (await all(readDiffs(open, [tip])))[0]);
    expect(change?.files.map((file) => [file.newPath, file.added])).toEqual([
      [".gitattributes", 1],
      ["a", 1],
    ]);
    expect(readdirSync(trap)).toEqual([]);
    rmSync(trap, { recursive: true });
  });

  test("does not follow grafts and replaced commits", async () => {
    const repo = create();
    const first = repo.commit({ a: "1\n" });
    const second = repo.commit({ a: "2\n" });
    const other = repo.commit({ z: "9\n" }, { branch: "other" });
    repo.git("replace", second, other);
    writeFileSync(join(repo.path, ".git/info/grafts"), `${second}\n`);
    await withOpen(repo, async (open) => {
      expect((await all(readCommits(open, [second]))).map((commit) => commit.sha)).toEqual([first, second]);
      expect((await all(readDiffs(open, [second])))[0]?.files[0]).toMatchObject({
        newPath: "a",
        added: 1,
        removed: 1,
      });
    });
  });
});

/** Contents and times of every file below a path. */
function everyByte(path: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(path, { recursive: true, encoding: "utf8" })) {
    const file = join(path, entry);
    const { mtimeMs } = statSync(file);
    found[entry] = statSync(file).isDirectory() ? `${mtimeMs}` : `${mtimeMs} ${readFileSync(file, "latin1")}`;
  }
  return found;
}

import { tmpdir } from "node:os";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import type { Git } from "@/lib/sources/git/git-program.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { type Breakage, brokenGit } from "../../support/broken-git.ts";
import { type DerivedRows, derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";

let house: Analysis;
const made: GitRepo[] = [];
let orgs = 0;
const freshOrg = () => `018f0000-0000-7000-8000-0000000001${String(++orgs).padStart(2, "0")}`;

beforeAll(async () => {
  house = await openAnalysis();
});
afterAll(async () => {
  for (const repo of made) repo.remove();
  await house.close();
});

function shop(): GitRepo {
  const repo = smallShop();
  made.push(repo);
  return repo;
}
const rowsOf = (scope: RepoScope) => derivedRows(house.db, scope);
const readWith = (scope: RepoScope, git: Git) =>
  house.read(scope, {
    open: (repository, scratchDir) => openRepository(git, { path: repository.location, scratchDir }),
  });
const stateOf = async (scope: RepoScope) => {
  const State = z.object({ state: z.string(), fix: z.string().nullable(), run: z.string() });
  const [row] = await house.ask(
    scope,
    State,
    sql`SELECT state, fault_fix AS fix, (SELECT state FROM sync_run WHERE repo_id = repository.id
          ORDER BY started_at DESC, id DESC LIMIT 1) AS run FROM repository WHERE id = ${scope.repoId}`,
  );
  return row!;
};

/** What an organisation of its own makes of the repository as it is. */
async function readAfresh(repo: GitRepo): Promise<DerivedRows> {
  const scope = await house.add(repo.path, freshOrg());
  await house.read(scope);
  return rowsOf(scope);
}

describe("a later read", () => {
  test.each<Breakage>(["killed", "cut", "bad end"])(
    "changes nothing, whichever call of git is %s, and the next good one brings everything",
    async (breakage) => {
      const repo = shop();
      const scope = await house.add(repo.path, freshOrg());
      await house.read(scope);
      const before = await rowsOf(scope);
      const old = repo.rev("main");
      repo.branch("side").commit({ "src/side.ts": "one\ntwo\n" }, { message: "Side", at: 1_703_500_000 });
      const open = repo
        .branch("open")
        .commit({ "src/open.ts": "one\n" }, { message: "Open", at: 1_703_550_000 });
      repo.on("main").merge("side", { message: "Merge branch 'side'", at: 1_703_600_000 });
      for (const name of ["side", "open"]) repo.git("update-ref", "-d", `refs/heads/${name}`);
      const tip = goOn(repo, 2);
      const moveOn = () => {
        repo.setRef("refs/heads/main", tip);
        repo.setRef("refs/pull/9/head", open);
      };
      const moveBack = () => {
        repo.setRef("refs/heads/main", old);
        repo.git("update-ref", "-d", "refs/pull/9/head");
      };
      moveOn();
      const truth = await readAfresh(repo);
      const twin = await house.add(repo.path, freshOrg());
      moveBack();
      await house.read(twin);
      moveOn();
      const good = brokenGit(-1);
      await readWith(twin, good.git);
      expect(differences(truth, await rowsOf(twin))).toEqual([]);

      let failures = 0;
      for (const [at, size] of good.sizes.entries()) {
        if (breakage === "cut" && size < 2) continue;
        const failed = await readWith(scope, brokenGit(at, breakage, size).git).then(
          () => null,
          (error: Error) => error,
        );
        if (failed === null) {
          // Not every call is needed; but then nothing may be missing.
          expect(differences(truth, await rowsOf(scope)), `call ${at}`).toEqual([]);
          moveBack();
          await house.read(scope);
          moveOn();
          continue;
        }
        failures += 1;
        expect(differences(before, await rowsOf(scope)), `call ${at}: ${failed.message}`).toEqual([]);
        const { state, fix, run } = await stateOf(scope);
        expect([state, run, (fix ?? "").length > 10], `call ${at}: ${failed.message}`).toEqual([
          "failed",
          "failed",
          true,
        ]);
      }
      expect(failures).toBeGreaterThan(5);
      await house.read(scope);
      expect(differences(truth, await rowsOf(scope))).toEqual([]);
      expect(await stateOf(scope)).toEqual({ state: "ready", fix: null, run: "done" });
    },
  );

  test("names a tree that is gone and what to do, changes nothing, and is fine once the tree is back", async () => {
    const repo = shop();
    const scope = await house.add(repo.path, freshOrg());
    await house.read(scope);
    const before = await rowsOf(scope);
    goOn(repo, 3);
    const tree = repo.rev("main~1^{tree}:src");
    const content = repo.gitWith(null, "cat-file", "tree", tree);
    repo.dropObject(tree);
    await expect(house.read(scope)).rejects.toMatchObject({ code: "unavailable" });
    expect(differences(before, await rowsOf(scope))).toEqual([]);
    expect((await stateOf(scope)).fix).toContain("git fetch --refetch");
    repo.store("tree", content);
    await house.read(scope);
    expect(differences(await readAfresh(repo), await rowsOf(scope))).toEqual([]);
  });

  test("that finds contents gone reads everything else anew, and says what it left out", async () => {
    const repo = shop();
    const scope = await house.add(repo.path, freshOrg());
    await house.read(scope);
    goOn(repo, 2);
    repo.dropObject(repo.rev("main:src/step-1.ts"));
    await house.read(scope);
    const left = await house.ask(
      scope,
      z.object({ path: z.string(), reason: z.string() }),
      sql`SELECT path, reason FROM left_out_path WHERE repo_id = ${scope.repoId}`,
    );
    expect(left).toEqual([{ path: "src/step-1.ts", reason: "missing_blob" }]);
    expect(differences(await readAfresh(repo), await rowsOf(scope))).toEqual([]);
    goOn(repo, 1, 2);
    await house.read(scope);
    expect(differences(await readAfresh(repo), await rowsOf(scope))).toEqual([]);
  });
});

describe("a first read", () => {
  test("that fails at any call of git leaves nothing that the next success does not take away", async () => {
    const repo = shop();
    goOn(repo, 2);
    const truth = await readAfresh(repo);
    const good = brokenGit(-1);
    await readWith(await house.add(repo.path, freshOrg()), good.git);
    const scope = await house.add(repo.path, freshOrg());
    for (const at of good.sizes.keys()) {
      await readWith(scope, brokenGit(at).git).catch((error: unknown) => expect(error).toBeInstanceOf(Error));
    }
    await house.read(scope);
    expect(differences(truth, await rowsOf(scope))).toEqual([]);
  });

  test.each([
    ["is no repository", tmpdir()],
    ["is not there", "/nonexistent/shop"],
  ])("of a folder that %s fails with the next step", async (_what, path) => {
    const scope = await house.add(path, freshOrg());
    await expect(house.read(scope)).rejects.toMatchObject({ code: "not-found" });
    expect(await stateOf(scope)).toMatchObject({ state: "failed", run: "failed" });
    expect((await stateOf(scope)).fix).toMatch(/\w{3}/);
  });
});

test("two readings of one repository at once leave what one leaves", async () => {
  const repo = shop();
  const scope = await house.add(repo.path, freshOrg());
  await Promise.all([house.read(scope), house.read(scope), house.read(scope)]);
  expect(differences(await readAfresh(repo), await rowsOf(scope))).toEqual([]);
  goOn(repo, 3);
  await Promise.all([house.read(scope), house.read(scope), house.read(scope)]);
  expect(differences(await readAfresh(repo), await rowsOf(scope))).toEqual([]);
  expect(await stateOf(scope)).toEqual({ state: "ready", fix: null, run: "done" });
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";

const OTHER = "018f0000-0000-7000-8000-0000000000bb";
let house: Analysis;
const made: GitRepo[] = [];
const shop = () => {
  const repo = smallShop();
  made.push(repo);
  return repo;
};

beforeAll(async () => {
  house = await openAnalysis();
});
afterAll(async () => {
  for (const repo of made) repo.remove();
  await house.close();
});

const Booked = z.object({ seq: z.number(), text: z.string() });
const booked = (scope: RepoScope) =>
  house.ask(
    scope,
    Booked,
    sql`SELECT seq, to_jsonb(e)::text AS text FROM ledger_entry e WHERE repo_id = ${scope.repoId} ORDER BY seq`,
  );
/** What another organisation makes of the same repository when it reads it for the first time. */
async function readAfresh(repo: GitRepo) {
  const scope = await house.add(repo.path, OTHER);
  await house.read(scope);
  const found = await derivedRows(house.db, scope);
  await house.ask(scope, z.unknown(), sql`SELECT purge_repository(${scope.repoId})`);
  await house.ask(scope, z.unknown(), sql`UPDATE repository SET as_of = NULL WHERE id = ${scope.repoId}`);
  return found;
}

test("what a force-push takes away is booked back to zero, nothing is taken out of the books, and the rest is as if read afresh", async () => {
  const repo = shop();
  const kept = repo.rev("main~1");
  goOn(repo, 4);
  const scope = await house.add(repo.path);
  await house.read(scope);
  const first = await derivedRows(house.db, scope);
  const before = await booked(scope);
  const old = repo.rev("main");

  repo.setRef("refs/heads/main", kept);
  repo
    .on("main")
    .commit({ "src/other.ts": "one\ntwo\n" }, { message: "Another way (#30)", at: 1_703_000_000 });
  await house.read(scope);
  const after = await booked(scope);
  expect(after.slice(0, before.length)).toEqual(before);
  expect(after.length).toBeGreaterThan(before.length);
  const standing = await house.ask(
    scope,
    z.object({ change: z.string(), atoms: z.number() }),
    sql`SELECT change_id AS change, sum(abs(atoms))::bigint AS atoms FROM (
          SELECT change_id, class, sum(atoms) AS atoms FROM ledger_entry WHERE repo_id = ${scope.repoId} GROUP BY 1, 2
        ) balance WHERE change_id NOT IN (SELECT id FROM change WHERE repo_id = ${scope.repoId}) GROUP BY 1`,
  );
  expect(standing.length).toBe(5);
  expect(standing.filter(({ atoms }) => atoms !== 0)).toEqual([]);
  expect(differences(await readAfresh(repo), await derivedRows(house.db, scope))).toEqual([]);

  repo.setRef("refs/heads/main", old);
  await house.read(scope);
  expect(differences(first, await derivedRows(house.db, scope))).toEqual([]);
});

test("a branch that goes takes its changes along", async () => {
  const repo = shop();
  const scope = await house.add(repo.path);
  await house.read(scope);
  repo.git("update-ref", "-d", "refs/heads/release/1.x");
  await house.read(scope);
  expect(differences(await readAfresh(repo), await derivedRows(house.db, scope))).toEqual([]);
});

test("a repository that loses every branch keeps its books, at zero", async () => {
  const repo = shop();
  const scope = await house.add(repo.path);
  await house.read(scope);
  const before = await booked(scope);
  const tips = ["main", "release/1.x"].map((name) => [name, repo.rev(name)] as const);
  for (const ref of ["refs/heads/main", "refs/heads/release/1.x", "refs/pull/3/head"])
    repo.git("update-ref", "-d", ref);
  await house.read(scope);
  await house.read(scope);
  const after = await booked(scope);
  expect(after.slice(0, before.length)).toEqual(before);
  const rows = await derivedRows(house.db, scope);
  expect([...rows].filter(([, held]) => held.length > 0)).toEqual([]);
  for (const [name, tip] of tips) repo.setRef(`refs/heads/${name}`, tip);
  await house.read(scope);
  expect((await booked(scope)).slice(0, after.length)).toEqual(after);
  expect(differences(await readAfresh(repo), await derivedRows(house.db, scope))).toEqual([]);
});

test("a history that moves to another landing branch is as if read afresh", async () => {
  const repo = shop();
  const scope = await house.add(repo.path);
  await house.read(scope);
  repo.git("branch", "-m", "main", "trunk");
  repo.git("symbolic-ref", "HEAD", "refs/heads/trunk");
  await house.read(scope);
  expect(differences(await readAfresh(repo), await derivedRows(house.db, scope))).toEqual([]);
});

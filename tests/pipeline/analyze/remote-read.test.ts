import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { withOrg } from "@/lib/core/db.ts";
import { execute, sql } from "@/lib/core/sql.ts";
import type { RepoScope } from "@/lib/model/repo-scope.ts";
import { addRepository } from "@/lib/settings/add-repository.ts";
import { keepToken } from "@/lib/settings/keep-token.ts";
import { removeRepository } from "@/lib/settings/remove-repository.ts";
import type { ReadRepository } from "@/lib/settings/repository-store.ts";
import { createGit } from "@/lib/sources/git/git-program.ts";
import { mirrorRepository } from "@/lib/sources/git/mirror.ts";
import { openRepository } from "@/lib/sources/git/open-repository.ts";
import { type Analysis, KEYS, ORG, openAnalysis } from "../../support/analysis.ts";
import { derivedRows, differences } from "../../support/derived-rows.ts";
import type { GitRepo } from "../../support/git-repo.ts";
import { goOn, smallShop } from "../../support/small-shop.ts";

const PERSON = "018f0000-0000-7000-8000-0000000000b1";
let house: Analysis;
let repo: GitRepo;

beforeAll(async () => {
  house = await openAnalysis();
  repo = smallShop();
});
afterAll(async () => {
  await house.close();
  repo.remove();
});

const addRemote = (location: string, token: string | null): Promise<RepoScope> =>
  withOrg(house.db, ORG, async (tx) => {
    await execute(
      tx,
      sql`INSERT INTO organisation (id, name) VALUES (${ORG}, 'Acme') ON CONFLICT DO NOTHING`,
    );
    const connectionId = token === null ? null : await keepToken(tx, ORG, "shop", token, KEYS);
    const remote = { source: "remote", location, name: "shop" } as const;
    const { repoId } = await addRepository(tx, { ...remote, orgId: ORG, userId: null, connectionId });
    return { orgId: ORG, repoId };
  });

const faultOf = async (scope: RepoScope) =>
  (
    await house.ask(
      scope,
      z.object({ state: z.string(), message: z.string().nullable(), fix: z.string().nullable() }),
      sql`SELECT state, fault_message AS message, fault_fix AS fix FROM repository WHERE id = ${scope.repoId}`,
    )
  )[0]!;

test("a remote repository is read through its mirror, continued when it moves on, and is what a clone of it is", async () => {
  const scope = await addRemote("https://git.example.com/acme/shop.git", "secret-token");
  const asked: ReadRepository[] = [];
  const open = async (repository: ReadRepository, scratchDir: string) => {
    asked.push(repository);
    const mirrorDir = join(house.dataDir, `${repository.id}.git`);
    const url = `file://${repo.path}`;
    await mirrorRepository(createGit(), {
      url,
      mirrorDir,
      lookup: async () => [],
      now: Date.now,
      allowFile: true,
    });
    return openRepository(createGit(), { path: mirrorDir, scratchDir });
  };
  await house.read(scope, { open });
  goOn(repo, 2);
  await house.read(scope, { open });
  expect(asked[0]).toMatchObject({ source: "remote", location: "https://git.example.com/acme/shop.git" });
  expect(asked[0]?.connectionId).not.toBeNull();
  const clone = await house.add(repo.path);
  await house.read(clone);
  expect(differences(await derivedRows(house.db, clone), await derivedRows(house.db, scope))).toEqual([]);
  await withOrg(house.db, ORG, (tx) => removeRepository(tx, ORG, PERSON, scope.repoId));
  expect(await house.ask(scope, z.unknown(), sql`SELECT id FROM connection`)).toEqual([]);
});

test("an address inside the own network is refused before anything is sent, and nothing of the token is told", async () => {
  const scope = await addRemote("https://127.0.0.1:9/acme/shop.git", "secret-token");
  await expect(house.read(scope)).rejects.toThrow();
  const fault = await faultOf(scope);
  expect(fault.state).toBe("failed");
  expect(fault.fix).toMatch(/\w{3}/);
  expect(JSON.stringify(fault)).not.toContain("secret-token");
});

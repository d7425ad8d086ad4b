import { afterAll, beforeAll, expect, test } from "vitest";
import { withOrg } from "@/lib/core/db.ts";
import { readAliases } from "@/lib/normalized/people/alias-store.ts";
import { type Analysis, openAnalysis } from "../../support/analysis.ts";
import { GitRepo } from "../../support/git-repo.ts";

let house: Analysis;
let repo: GitRepo;
beforeAll(async () => {
  house = await openAnalysis();
  repo = GitRepo.create();
});
afterAll(async () => {
  repo.remove();
  await house.close();
});

test("which addresses are one person's is kept as the mailmap of the landing branch says now", async () => {
  repo.commit({ "src/a.ts": "one\n", ".mailmap": "Mia <mia@acme.test> <old@acme.test>\n" });
  const scope = await house.add(repo.path);
  const aliases = async () => {
    await house.read(scope);
    return withOrg(house.db, scope.orgId, (tx) => readAliases(tx, scope.orgId));
  };
  expect(await aliases()).toEqual([{ email: "old@acme.test", proper: "mia@acme.test" }]);
  repo.branch("side").commit({ ".mailmap": "Mia <mia@acme.test> <side@acme.test>\n" });
  repo.on("main").commit({ ".mailmap": "Mia <mia@acme.test> <older@acme.test>\n" });
  expect(await aliases()).toEqual([{ email: "older@acme.test", proper: "mia@acme.test" }]);
  repo.commit({ ".mailmap": null });
  expect(await aliases()).toEqual([]);
});

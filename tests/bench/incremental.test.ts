import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { openDb } from "@/lib/core/db.ts";
import { testDatabase } from "../support/test-database.ts";
import { benchRepository } from "./bench-repository.ts";
import { readBooks } from "./books.ts";
import { earlierCopy } from "./earlier-copy.ts";
import { median } from "./median.ts";
import { runAnalysis, startAnalysis } from "./run-analysis.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const COMMITS = 100;
/** So often they are added, one hundred after the other. */
const ROUNDS = 5;

test("adding 100 commits takes at most 3 % of a full analysis, and leaves the same books", async () => {
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  const repository = await benchRepository();
  const database = await testDatabase();
  const another = await testDatabase();
  try {
    for (const { superuserUrl } of [database, another]) {
      const root = openDb(superuserUrl);
      await root.query("INSERT INTO organisation (id, name) VALUES ($1, 'Bench')", [ORG]);
      await root.end();
    }
    const repo = join(folder, "copy.git");
    const { moveTo } = await earlierCopy(repository.gitDir, repo);
    await moveTo(ROUNDS * COMMITS);
    const asked = { repo, orgId: ORG, dataDir: join(folder, "data"), record: null };
    // The worker that has read a repository goes on running, and is the one that reads what is new.
    const worker = startAnalysis({ ...asked, appUrl: database.appUrl });
    const full = await worker.read();
    const seconds: number[] = [];
    for (let left = ROUNDS - 1; left >= 0; left -= 1) {
      await moveTo(left * COMMITS);
      seconds.push((await worker.read()).seconds);
    }
    await worker.end();
    const stepwise = await readBooks(database.superuserUrl);
    await runAnalysis({ ...asked, appUrl: another.appUrl });
    expect(stepwise).toEqual({ ...(await readBooks(another.superuserUrl)), unbalanced: 0 });
    const added = median(seconds);
    const ratio = added.middle / full.seconds;
    process.stdout.write(
      `adding ${COMMITS} commits: ${added.text} s after ${full.seconds.toFixed(2)} s, ${(100 * ratio).toFixed(1)} % (goal 3 %), load ${loadavg()[0]?.toFixed(1)}\n`,
    );
    expect(ratio).toBeLessThanOrEqual(0.03);
  } finally {
    await database.drop();
    await another.drop();
    repository.drop();
    rmSync(folder, { recursive: true, force: true });
  }
});

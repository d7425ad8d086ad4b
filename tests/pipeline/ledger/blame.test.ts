import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { generateHistory } from "../../support/generate-history.ts";
import { birthsOf, compareWithBlame, gitLikeBlame, reasonOf } from "../../support/line-births.ts";
import { runLedger } from "../../support/run-ledger.ts";
import { tangledHistory } from "../../support/tangled-history.ts";

let dir = "";
const histories = ["generated", "tangled"] as const;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "assay-blame-"));
  await generateHistory({ gitDir: join(dir, "generated"), commits: 400, seed: "blame", files: 90 });
  await tangledHistory(join(dir, "tangled"), 7, 60);
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

test("without rules, lines are as old as blame along first parents says, but for one in five hundred", async () => {
  const path = join(dir, "generated");
  const { sampled, agreed } = compareWithBlame(
    path,
    await runLedger(path, null, { plain: true, git: gitLikeBlame() }),
    rngFrom(1),
    9_000,
  );
  expect(sampled).toBeGreaterThan(5_000);
  expect(agreed / sampled).toBeGreaterThanOrEqual(0.998);
});

describe.each(histories)("in a %s history", (name) => {
  test("every line that the rules follow otherwise than blame is so by a rule with a name", async () => {
    const path = join(dir, name);
    const plain = (await runLedger(path, null, { plain: true })).end.carried.fold;
    const ruled = (await runLedger(path)).end.carried.fold;
    const [before, after] = [birthsOf(plain), birthsOf(ruled)];
    const reasons = new Map<string | null, number>();
    for (const [file, births] of before) {
      const followed = after.get(file) ?? [];
      expect(followed.length, file).toBe(births.length);
      births.forEach((atom, k) => {
        if (atom === followed[k]) return;
        const reason = reasonOf(ruled, atom);
        reasons.set(reason, (reasons.get(reason) ?? 0) + 1);
      });
    }
    expect(reasons.get(null) ?? 0).toBe(0);
    expect(reasons.get("format")).toBeGreaterThan(0);
    expect(reasons.get("moved")).toBeGreaterThan(0);
  });
});

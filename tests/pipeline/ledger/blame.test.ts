import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { rngFrom } from "@/lib/core/rng.ts";
import { changeOfAtom } from "@/lib/ledger/fold/fold-state.ts";
import type { OpenRepository } from "@/lib/sources/git/open-repository.ts";
import { blameReport } from "@/workers/blame-check/blame-report.ts";
import { type BlameCheck, checkBlame } from "@/workers/blame-check/check-blame.ts";
import { openPartOfWays } from "@/workers/blame-check/part-of-ways.ts";
import { readThrice, type ThreeReadings } from "@/workers/blame-check/read-thrice.ts";
import { sampleFiles } from "@/workers/blame-check/sample-files.ts";
import { generateHistory } from "../../support/generate-history.ts";
import { withOpen } from "../../support/open-git.ts";
import { tangledHistory } from "../../support/tangled-history.ts";

let dir = "";
const histories = ["generated", "tangled"] as const;

beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), "assay-blame-"));
  await generateHistory({ gitDir: join(dir, "generated"), commits: 400, seed: "blame", files: 90 });
  await tangledHistory(join(dir, "tangled"), 7, 60);
}, 120_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const read = <T>(name: string, work: (open: OpenRepository, readings: ThreeReadings) => Promise<T>) =>
  withOpen({ path: join(dir, name) }, async (open) => work(open, await readThrice(open, () => {})));
const check = (open: OpenRepository, readings: ThreeReadings) =>
  checkBlame(open, readings, rngFrom(1), 9_000);

describe.each(histories)("in a %s history", (name) => {
  let found: BlameCheck;
  beforeAll(async () => {
    found = await read(name, check);
  });

  test("plain mode names the change that blame along first parents names, but for one line in five hundred", () => {
    expect(found.sampled).toBeGreaterThan(90);
    expect(found.agreed / found.sampled).toBeGreaterThanOrEqual(0.998);
  });

  test("every line that the product places otherwise is placed so by a rule with a name", () => {
    expect(found.unexplained).toEqual([]);
    expect(found.byRule.get("format")).toBeGreaterThan(0);
    expect(found.byRule.get("moved")).toBeGreaterThan(0);
    expect(blameReport(found, "1").holds).toBe(true);
  });
});

test("the product's own diff is a rule with a name, and only where git's two diffs say different things of the line", async () => {
  await read("generated", async (open, readings) => {
    const { byRule } = await check(open, readings);
    expect(byRule.get("histogram_diff")).toBeGreaterThan(0);
    const ways = openPartOfWays(open, readings);
    const parted = new Set<boolean>();
    for await (const { lines } of sampleFiles(open, readings, rngFrom(1), 9_000)) {
      for (const { path, line, atoms, plain } of lines ?? []) {
        const other = changeOfAtom(readings.folds.histogramOnly, atoms.histogramOnly)?.id !== plain;
        const parts = (await ways.find(path, line)) !== null;
        if (other) expect(parts, `${path}:${line}`).toBe(true);
        parted.add(parts);
      }
    }
    expect(parted).toEqual(new Set([false, true]));
    await ways.close();
  });
});

test("a difference that no rule stands behind is told, and the check does not hold", async () => {
  const found = await read("generated", (open, readings) => {
    const { window, options } = readings.folds.shipped;
    for (const { marks } of [...window.values(), ...(options.archive?.values() ?? [])]) marks.fill(0);
    return check(open, readings);
  });
  expect(found.unexplained.length).toBeGreaterThan(100);
  expect(blameReport(found, "1").holds).toBe(false);
});

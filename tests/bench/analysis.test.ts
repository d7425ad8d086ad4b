import { mkdtempSync, rmSync } from "node:fs";
import { loadavg, tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openDb } from "@/lib/core/db.ts";
import { testDatabase } from "../support/test-database.ts";
import { benchRepository } from "./bench-repository.ts";
import { readBooks } from "./books.ts";
import { type Floor, measureFloor } from "./floor.ts";
import type { Answered } from "./measured-run.ts";
import { median } from "./median.ts";
import { runAnalysis } from "./run-analysis.ts";

const ORG = "018f0000-0000-7000-8000-00000000000a";
const ROUNDS = 3;

let folder: string;
let repository: Awaited<ReturnType<typeof benchRepository>>;
const runs: Answered[] = [];
const floors: Floor[] = [];
const books: Awaited<ReturnType<typeof readBooks>>[] = [];

/** One reading from the beginning, into a database of its own; recorded where asked. */
async function readOnce(record: string | null): Promise<Answered> {
  const database = await testDatabase();
  try {
    const root = openDb(database.superuserUrl);
    await root.query("INSERT INTO organisation (id, name) VALUES ($1, 'Bench')", [ORG]);
    await root.end();
    const { appUrl } = database;
    const asked = { repo: repository.gitDir, appUrl, orgId: ORG, dataDir: join(folder, "data"), record };
    const answered = await runAnalysis(asked);
    books.push(await readBooks(database.superuserUrl));
    return answered;
  } finally {
    await database.drop();
  }
}

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  repository = await benchRepository();
});
afterAll(() => {
  repository.drop();
  rmSync(folder, { recursive: true, force: true });
});

describe("a full analysis", () => {
  test("takes at most 1.6 times what the same git commands take with nobody reading", async () => {
    const recorded = join(folder, "recorded");
    await readOnce(recorded);
    for (let round = 0; round < ROUNDS; round += 1) {
      floors.push(await measureFloor(recorded, repository.gitDir, join(folder, "scratch")));
      runs.push(await readOnce(null));
    }
    const floor = median(floors.map(({ seconds }) => seconds));
    const full = median(runs.map(({ seconds }) => seconds));
    const ratio = full.middle / floor.middle;
    const of = (pick: (run: Answered) => number) => median(runs.map(pick)).text;
    process.stdout.write(
      [
        `full analysis of ${repository.isReal ? "a real" : "a generated"} repository, load ${loadavg()[0]?.toFixed(1)}`,
        `  counts               ${JSON.stringify(runs[0]?.counts)}`,
        `  floor, s             ${floor.text}; processor ${median(floors.map(({ cpuSeconds }) => cpuSeconds)).text}`,
        `  full analysis, s     ${full.text}; processor of our process ${of(({ cpuSeconds }) => cpuSeconds)}`,
        `  ratio                ${ratio.toFixed(2)} (goal 1.6)`,
        `  peak memory, MB      ${of(({ peakMb }) => peakMb)} (goal 350)\n`,
      ].join("\n"),
    );
    expect(ratio).toBeLessThanOrEqual(1.6);
  });

  test("leaves books that add up to gross, the same every time", () => {
    expect(books[0]?.changes).toBeGreaterThan(0);
    for (const each of books) expect(each).toEqual({ ...books[0], unbalanced: 0 });
  });

  test("keeps our process within 350 MB", () => {
    expect(median(runs.map(({ peakMb }) => peakMb)).middle).toBeLessThanOrEqual(350);
  });
});

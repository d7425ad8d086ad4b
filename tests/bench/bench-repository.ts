import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateHistory } from "../support/generate-history.ts";

const COMMITS = 12_000;

/** The repository that is measured: a real one where `ASSAY_BENCH_REPO` names its git directory, else a generated one. */
export async function benchRepository(): Promise<{ gitDir: string; isReal: boolean; drop(): void }> {
  const real = process.env["ASSAY_BENCH_REPO"];
  if (real) return { gitDir: real, isReal: true, drop: () => undefined };
  const folder = mkdtempSync(join(tmpdir(), "assay-bench-"));
  const gitDir = join(folder, "generated.git");
  await generateHistory({ gitDir, commits: COMMITS, seed: "bench" });
  return { gitDir, isReal: false, drop: () => rmSync(folder, { recursive: true, force: true }) };
}

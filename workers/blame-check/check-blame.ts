import type { Rng } from "@/lib/core/rng.ts";
import { changeOfAtom } from "@/lib/ledger/fold/fold-state.ts";
import { whyFollowed } from "@/lib/ledger/fold/why-followed.ts";
import type { ReadingDirectory } from "@/lib/sources/git/reading-directory.ts";
import { openPartOfWays, type PartOfWays } from "./part-of-ways.ts";
import type { ThreeReadings } from "./read-thrice.ts";
import { type SampledLine, sampleFiles } from "./sample-files.ts";

/** What comparing the lines of the tip with `git blame --first-parent` found. Counts are lines. */
export type BlameCheck = {
  readonly files: number;
  /** Files that were passed over because blame needs contents that the clone lacks. */
  readonly passedOver: number;
  readonly sampled: number;
  /** Lines of which plain mode names the same change as blame. */
  readonly agreed: number;
  readonly disagreeing: readonly SampledLine[];
  /** Lines of which the product names another change than plain mode, by the rule that says so. */
  readonly byRule: ReadonlyMap<string, number>;
  readonly unexplained: readonly SampledLine[];
};

/** The rule by which the product's diff itself places a line elsewhere than blame's. */
const DIFF_RULE = "histogram_diff";

/**
 * Compares where lines come from, on whole files at random: plain mode with blame, and the product with plain mode. Each
 * difference of the second kind needs rules with a name; where the diff and another rule both had a part, the other counts.
 */
export async function checkBlame(
  source: ReadingDirectory,
  readings: ThreeReadings,
  rng: Rng,
  lines: number,
): Promise<BlameCheck> {
  const ways = openPartOfWays(source, readings);
  const byRule = new Map<string, number>();
  const [disagreeing, unexplained]: [SampledLine[], SampledLine[]] = [[], []];
  let [files, passedOver, sampled] = [0, 0, 0];
  try {
    for await (const file of sampleFiles(source, readings, rng, lines)) {
      if (file.lines === null) passedOver += 1;
      else files += 1;
      for (const line of file.lines ?? []) {
        sampled += 1;
        if (line.plain === null || line.plain !== line.blamed) disagreeing.push(line);
        if (line.plain === line.shipped) continue;
        const rule = await ruleOf(readings, ways, line);
        if (rule === null) unexplained.push(line);
        else byRule.set(rule, (byRule.get(rule) ?? 0) + 1);
      }
    }
  } finally {
    await ways.close();
  }
  const agreed = sampled - disagreeing.length;
  return { files, passedOver, sampled, agreed, disagreeing, byRule, unexplained };
}

/** The rule that explains why the product names another change than plain mode; null where a part has no rule. */
async function ruleOf({ folds }: ThreeReadings, ways: PartOfWays, line: SampledLine): Promise<string | null> {
  const { histogramOnly: atom, shipped } = line.atoms;
  const byDiff = (changeOfAtom(folds.histogramOnly, atom)?.id ?? null) !== line.plain;
  if (byDiff && (await ways.find(line.path, line.line)) === null) return null;
  // Both readings number their atoms alike, because they read the same diffs.
  return atom === shipped ? DIFF_RULE : whyFollowed(folds.shipped, atom);
}

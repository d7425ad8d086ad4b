import type { LineAttribution } from "@/lib/model/line-attribution.ts";
import type { ChangeEvidence } from "./change-evidence.ts";

export type AttributedLines = {
  readonly ai: number;
  readonly human: number;
  /** AI lines over attributed lines. */
  readonly aiShare: number;
  /** Attributed lines over the added lines they could have covered, at most 1. */
  readonly coverage: number;
  /** AI lines in the effective diff. */
  readonly aiLines: number;
  readonly tools: readonly string[];
  readonly models: readonly string[];
};

/** Lines by writer; a line that two ranges claim for different writers counts for the human one. */
function count(attribution: LineAttribution): { ai: number; human: number } {
  let [ai, human] = [0, 0];
  for (const { ranges } of attribution.files) {
    const edges = ranges
      .flatMap(({ from, to, by }) => [
        { at: from, by, step: 1 },
        { at: to + 1, by, step: -1 },
      ])
      .sort((a, b) => a.at - b.at);
    const open = { ai: 0, human: 0 };
    let last = 0;
    for (const { at, by, step } of edges) {
      if (open.human > 0) human += at - last;
      else if (open.ai > 0) ai += at - last;
      open[by] += step;
      last = at;
    }
  }
  return { ai, human };
}

/**
 * What line-level notes say about a change; null without one. A note on the landed commit speaks of the effective diff
 * itself; notes on the pull request's commits are added up and scaled to it, since lines may be written twice there.
 */
export function attributedLines(evidence: ChangeEvidence): AttributedLines | null {
  const { attributions, mergeCommit, effectiveAddedLines, linesByCommit } = evidence;
  const onMerge = attributions.filter(({ sha }) => sha === mergeCommit.sha);
  const own = new Set(evidence.commits.map(({ sha }) => sha));
  const used = onMerge.length > 0 ? onMerge.slice(0, 1) : attributions.filter(({ sha }) => own.has(sha));
  const counts = used.map(count);
  const ai = counts.reduce((sum, one) => sum + one.ai, 0);
  const human = counts.reduce((sum, one) => sum + one.human, 0);
  const attributed = ai + human;
  if (attributed === 0) return null;

  const counted = [...own].map((sha) => linesByCommit?.get(sha) ?? null);
  const written =
    onMerge.length > 0 || counted.includes(null)
      ? effectiveAddedLines
      : counted.reduce<number>((sum, lines) => sum + (lines ?? 0), 0);
  const ranges = used.flatMap(({ files }) => files.flatMap((file) => file.ranges));
  const named = (values: (string | null)[]): string[] =>
    [...new Set(values.filter((value) => value !== null))].sort();
  return {
    ai,
    human,
    aiShare: ai / attributed,
    coverage: Math.min(1, attributed / Math.max(1, written)),
    aiLines: attributed <= effectiveAddedLines ? ai : Math.round((ai / attributed) * effectiveAddedLines),
    tools: named(ranges.map(({ tool }) => tool)),
    models: named(ranges.map(({ model }) => model)),
  };
}

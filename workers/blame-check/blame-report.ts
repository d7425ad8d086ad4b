import type { BlameCheck } from "./check-blame.ts";
import type { SampledLine } from "./sample-files.ts";

/** Share of lines on which plain mode and blame must agree. */
const ENOUGH = 0.998;
const MOST_SHOWN = 10;

const count = (value: number) => value.toLocaleString("en-US");
const percent = (part: number, whole: number) =>
  whole === 0 ? "–" : `${((100 * part) / whole).toFixed(2)} %`;

/** The check as text for a terminal, and whether it holds. */
export function blameReport(check: BlameCheck, seed: string): { text: string; holds: boolean } {
  const { files, passedOver, sampled, agreed, disagreeing, byRule, unexplained } = check;
  const differing = [...byRule.values()].reduce((sum, n) => sum + n, unexplained.length);
  const lines = [
    `${count(sampled)} lines in ${count(files)} whole files, drawn with seed ${seed}`,
    ...(passedOver > 0
      ? [`${count(passedOver)} files passed over: blame needs contents that this clone lacks`]
      : []),
    "",
    `Plain mode and git blame --first-parent name the same change: ${count(agreed)} lines, ${percent(agreed, sampled)} (at least ${100 * ENOUGH} % should)`,
    ...examples(disagreeing),
    "",
    `With the rules, another change than in plain mode: ${count(differing)} lines, ${percent(differing, sampled)}`,
    ...[...byRule]
      .toSorted(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))
      .map(([rule, n]) => `  ${rule.padEnd(22)}${count(n).padStart(14)}`),
    `  ${"without a rule".padEnd(22)}${count(unexplained.length).padStart(14)}`,
    ...examples(unexplained),
  ];
  return { text: lines.join("\n"), holds: agreed >= ENOUGH * sampled && unexplained.length === 0 };
}

/** The first line of each of the first files, and how many more there are in it. */
function examples(lines: readonly SampledLine[]): string[] {
  const paths = [...new Set(lines.map(({ path }) => path))];
  return paths.slice(0, MOST_SHOWN).map((path) => {
    const [first, ...more] = lines.filter((line) => line.path === path);
    const says = `blame ${first?.blamed ?? "–"}, plain ${first?.plain ?? "–"}, rules ${first?.shipped ?? "–"}`;
    return `    ${path}:${first?.line}${more.length > 0 ? ` and ${count(more.length)} more` : ""}: ${says}`;
  });
}

import type { AttributedLines } from "./attributed-lines.ts";
import { type Reading, reading } from "./reading.ts";

/** Below this share the AI lines of a change are a trace and not content. */
const TRACE = 0.05;

/**
 * What line-level notes say as one signal among others; where they cover enough of a change they decide alone. A note that
 * finds no AI lines is shown too: it is the evidence behind a change called human.
 */
export function noteSignals(lines: AttributedLines | null): Reading[] {
  if (lines === null) return [];
  const share = lines.aiShare * lines.coverage;
  return [
    reading({
      rule: "note.git-ai",
      family: "lines",
      tool: lines.tools.length === 1 ? (lines.tools[0] ?? null) : null,
      model: lines.models.length === 1 ? (lines.models[0] ?? null) : null,
      where: "git-ai note",
      sha: null,
      p: share > TRACE ? 0.99 : share,
      points: "hybrid",
      quote: `${lines.ai} of ${lines.ai + lines.human} attributed lines by AI`,
    }),
  ];
}

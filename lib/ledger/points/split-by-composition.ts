import { apportion } from "@/lib/core/apportion.ts";
import type { CompositionClass } from "@/lib/model/composition-class.ts";

/** How a change was produced, as far as it divides its points. Lines are effective added lines. */
export type Produced = {
  readonly class: CompositionClass;
  readonly lines: number;
  /** Lines that were measured to be an AI's; null where nothing measured them. */
  readonly aiLines: number | null;
  /** Added lines of its commits, and of those that people made by themselves; more than `lines` where commits undo one another. */
  readonly commitLines: number;
  readonly humanCommitLines: number;
};

/** Points by who wrote the lines. `hybrid` is not divided, because nothing says how. They sum to the whole. */
export type CompositionPoints = Readonly<
  Record<"ai" | "human" | "hybrid" | "unknown" | "automation", number>
>;

const NONE: CompositionPoints = { ai: 0, human: 0, hybrid: 0, unknown: 0, automation: 0 };

/**
 * Divides the points of a change between AI and people: by measured lines where there are any; an agent's change without them by the
 * lines of people's own commits; a hybrid change without them stays whole. AI is a mark on the points, not somebody who earns them.
 */
export function splitByComposition(milliPoints: number, produced: Produced): CompositionPoints {
  const { lines, aiLines, commitLines, humanCommitLines } = produced;
  if (produced.class === "automation") return { ...NONE, automation: milliPoints };
  if (aiLines !== null && lines > 0) return between(milliPoints, aiLines, lines - aiLines);
  switch (produced.class) {
    case "agent":
      return commitLines > 0
        ? between(milliPoints, commitLines - humanCommitLines, humanCommitLines)
        : { ...NONE, ai: milliPoints };
    case "hybrid":
      return { ...NONE, hybrid: milliPoints };
    case "human":
      return { ...NONE, human: milliPoints };
    case "unknown":
      return { ...NONE, unknown: milliPoints };
  }
}

function between(milliPoints: number, aiLines: number, humanLines: number): CompositionPoints {
  const [ai = 0, human = 0] = apportion(milliPoints, [aiLines, humanLines]);
  return { ...NONE, ai, human };
}

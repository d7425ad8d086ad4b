import type { Draft } from "../fold/draft.ts";
import { keepFormat } from "../lines/keep-format.ts";
import { keepImports } from "../lines/keep-imports.ts";
import { keepMoves } from "../lines/keep-moves.ts";
import { pairHunks } from "../lines/pair-hunks.ts";
import { markBulkEdits } from "./bulk-edit.ts";
import { markCommentOnly } from "./comment-only.ts";
import { markDependency } from "./dependency.ts";
import { markDuplicate, markRelanded } from "./duplicate.ts";
import { markGenerated } from "./generated.ts";
import { markNonSurviving } from "./non-surviving.ts";
import { markCarried, markMerged } from "./promotion.ts";
import { markReverted } from "./reverted.ts";
import { markRework } from "./rework.ts";

/**
 * How a change is worked out. A step sets marks; the precedence of the classes, not the order of the steps, decides
 * which mark counts. The order matters only for births: whatever keeps a line's birth comes before pairing.
 */
export const STEPS: readonly ((draft: Draft) => void)[] = [
  keepFormat,
  keepMoves,
  keepImports,
  markMerged,
  markDuplicate,
  markCarried,
  markReverted,
  markRelanded,
  markGenerated,
  markDependency,
  markCommentOnly,
  pairHunks,
  markBulkEdits,
  markRework,
  markNonSurviving,
];

/** Births as the diffs alone tell them: no white space, move or lineage rules. */
export const PLAIN_STEPS: readonly ((draft: Draft) => void)[] = [pairHunks];

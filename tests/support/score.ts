import { scoreUnitsStage } from "@/workers/stages/score-units.ts";
import type { Analysis } from "./analysis.ts";

/** Scores the units of an organisation that are otherwise than at their last score; answers how many. */
export const score = ({ db }: Analysis, scope: { readonly orgId: string }): Promise<number> =>
  scoreUnitsStage({
    db,
    clockMs: () => performance.now(),
    goOn: () => Promise.reject(new Error("few units are scored in one turn")),
    signal: new AbortController().signal,
    pause: () => Promise.reject(new Error("nothing is being read")),
  })(scope);

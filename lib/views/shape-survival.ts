import { survivalCurve } from "@/lib/metrics/survival-curve.ts";
import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { LineLives } from "@/lib/model/fact.ts";
import type { SurvivalCurve } from "./team-shapes.ts";

/** Changes below which a composition gets no curve: three changes can say anything. */
export const LEAST_CHANGES = 5;

/** One curve for each composition with enough changes, in the fixed order. */
export const shapeSurvival = (lives: readonly LineLives[]): SurvivalCurve[] =>
  MIX_CLASSES.flatMap((composition) => {
    const own = lives.filter((life) => life.composition === composition);
    return own.length < LEAST_CHANGES ? [] : [{ composition, ...survivalCurve(own) }];
  });

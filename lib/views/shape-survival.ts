import type { SurvivalSample } from "@/lib/core/stats/survival-sample.ts";
import { survivalCurve } from "@/lib/metrics/survival-curve.ts";
import { type CompositionClass, MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { SurvivalCurve } from "./team-shapes.ts";

/** Changes below which a composition gets no curve: three changes can say anything. */
export const LEAST_CHANGES = 5;

/** One curve for each composition with enough changes, in the fixed order. */
export const shapeSurvival = (lives: ReadonlyMap<CompositionClass, SurvivalSample>): SurvivalCurve[] =>
  MIX_CLASSES.flatMap((composition) => {
    const own = lives.get(composition);
    return own === undefined || own.clusters < LEAST_CHANGES ? [] : [{ composition, ...survivalCurve(own) }];
  });

import { MIX_CLASSES, type MixClass } from "@/lib/model/composition-class.ts";
import { defineMetric, FIRST_VERSION, type Metric, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

/** What one class of the mix says of itself. */
export type CompositionShare = {
  readonly class: MixClass;
  readonly title: string;
  readonly definition: string;
  readonly limits: readonly string[];
};

const mix = [
  fact({ composition: "human", changes: 120 }),
  fact({ composition: "hybrid", changes: 240 }),
  fact({ composition: "agent", changes: 90 }),
  fact({ composition: "unknown", changes: 150 }),
];
const inMix: Readonly<Record<MixClass, number>> = { human: 0.2, hybrid: 0.4, agent: 0.15, unknown: 0.25 };

/** The share of changes of one composition among all changes but those of plain bots; every unknown might belong to it. */
export const defineCompositionShare = (of: CompositionShare): Metric => {
  const over = { facts: ["changes"], composition: MIX_CLASSES } as const;
  const own = { as: "ratio-of-sums", of: { facts: ["changes"], composition: [of.class] }, over } as const;
  const wide = {
    as: "ratio-of-sums",
    of: { facts: ["changes"], composition: [of.class, "unknown"] },
    over,
  } as const;
  return defineMetric({
    id: `${of.class}-share`,
    title: of.title,
    unit: "share",
    better: "neither",
    whenEmpty: "unknown",
    read: own,
    ...(of.class !== "unknown" && {
      bounds: {
        low: own,
        high: wide,
        because: "The upper end counts every unknown change as well; it is not a confidence interval.",
      },
    }),
    settles: "at-merge",
    definition: of.definition,
    limits: of.limits,
    prohibited: [...NEVER, "Proof of authorship, or a score of anybody's use of AI."],
    counter: of.class === "unknown" ? "ai-share" : "known-share",
    params: { cuts: [0.05, 0.9], probabilities: [0.2, 0.8] },
    history: FIRST_VERSION,
    examples: [
      {
        because: "of 600 changes: 120 human, 240 hybrid, 90 agent and 150 unknown",
        facts: mix,
        expect: inMix[of.class],
      },
      {
        because: "changes of plain bots are outside the mix",
        facts: [fact({ composition: "automation", changes: 7 })],
        expect: null,
      },
    ],
  });
};

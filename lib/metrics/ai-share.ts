import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import type { MetricRead } from "@/lib/model/metric-read.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

const share = (composition: readonly (typeof MIX_CLASSES)[number][]): MetricRead => ({
  as: "ratio-of-sums",
  of: { facts: ["changes"], composition },
  over: { facts: ["changes"], composition: MIX_CLASSES },
});

export const aiShare = defineMetric({
  id: "ai-share",
  title: "Changes with AI, at least",
  unit: "share",
  better: "neither",
  whenEmpty: "unknown",
  read: share(["hybrid", "agent"]),
  bounds: {
    low: share(["hybrid", "agent"]),
    high: share(["hybrid", "agent", "unknown"]),
    because:
      "The range runs from the changes with evidence of AI to those together with all unknown ones; it is not a confidence interval.",
  },
  settles: "at-merge",
  definition:
    "Of the changes merged in the window, the share with evidence of AI: made by an agent, or by a person with AI assistance. Bots that do not write code by AI are left out. Unknown changes may or may not hold AI, so the number is a lower bound and comes with the upper one.",
  limits: [
    "Git alone shows a part of AI use: most tools leave no trace in most commits.",
    "When more of the changes become known, the share rises without any change in behaviour; compare periods of equal coverage.",
    "A change counts whole, however little of it was written with AI.",
  ],
  prohibited: [...NEVER, "Proof of authorship or of rights in the code.", "A score of anybody's use of AI."],
  counter: "known-share",
  params: { cuts: [0.05, 0.9], probabilities: [0.2, 0.8] },
  history: FIRST_VERSION,
  examples: [
    {
      because: "330 of 600 changes have evidence of AI and 150 are unknown: 55 % at least, 80 % at most",
      facts: [
        fact({ composition: "human", changes: 120 }),
        fact({ composition: "hybrid", changes: 240 }),
        fact({ composition: "agent", changes: 90 }),
        fact({ composition: "unknown", changes: 150 }),
      ],
      expect: 0.55,
      low: 0.55,
      high: 0.8,
    },
    {
      because: "a dependency bot is no part of the mix",
      facts: [fact({ composition: "automation", changes: 90 }), fact({ composition: "hybrid", changes: 10 })],
      expect: 1,
    },
    { because: "only bots: no mix", facts: [fact({ composition: "automation", changes: 9 })], expect: null },
  ],
});

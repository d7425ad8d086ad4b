import { MIX_CLASSES } from "@/lib/model/composition-class.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const knownShare = defineMetric({
  id: "known-share",
  title: "Changes of known composition",
  unit: "share",
  better: "higher",
  whenEmpty: "unknown",
  read: {
    as: "ratio-of-sums",
    of: { facts: ["changes"], composition: MIX_CLASSES.filter((name) => name !== "unknown") },
    over: { facts: ["changes"], composition: MIX_CLASSES },
  },
  settles: "at-merge",
  definition:
    "Of the changes merged in the window, bots left out, the share for which there is enough evidence to say human, hybrid or agent. It is the coverage of every number by composition.",
  limits: [
    "It says how much is known, not how well: each change carries a confidence of its own.",
    "A rise in known changes often raises the share of AI; that may be better detection alone.",
  ],
  prohibited: NEVER,
  counter: "ai-share",
  params: {},
  history: FIRST_VERSION,
  examples: [
    {
      because: "450 of 600 changes are known",
      facts: [fact({ composition: "hybrid", changes: 450 }), fact({ composition: "unknown", changes: 150 })],
      expect: 0.75,
    },
    {
      because: "a repository without evidence is known to no part",
      facts: [fact({ composition: "unknown", changes: 80 })],
      expect: 0,
    },
    {
      because: "only bots: nothing to know",
      facts: [fact({ composition: "automation", changes: 3 })],
      expect: null,
    },
  ],
});

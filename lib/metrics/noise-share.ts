import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { familyTerm } from "./families.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

const noise = familyTerm("noise");
const certain = familyTerm("noise", { but: "corrective_unknown" });

export const noiseShare = defineMetric({
  id: "noise-share",
  title: "Noise share",
  unit: "share",
  better: "lower",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: noise, over: "gross" },
  bounds: {
    low: { as: "ratio-of-sums", of: certain, over: "gross" },
    high: { as: "ratio-of-sums", of: noise, over: "gross" },
    because:
      "The range runs from counting fixes of unknown origin as net to counting them as noise; it is not a confidence interval.",
  },
  settles: "after-30-days",
  definition:
    "Of all lines added and removed in the window, the share that is operational noise: reverts and what they took back, copies and promotions between branches, generated files, formatting and moves, rewrites of the team's own fresh code, and lines thrown away within 30 days.",
  limits: [
    "Noise is not waste. Reverting fast is safe, promoting is how releases are made, and iteration is how things are found out.",
    "Which classes count as noise is a policy. Changing it moves this number and never the lines behind it.",
  ],
  prohibited: [...NEVER, "A target for a team or a person."],
  counter: "net-share",
  params: { familyPolicy: FAMILY_POLICY.version },
  history: FIRST_VERSION,
  examples: [
    {
      because: "dependency bumps keep a product alive: they are neither noise nor net",
      facts: [fact({ gross: 100, net: 40, generated: 30, dependency: 20, rework: 10 })],
      expect: 0.4,
    },
    {
      because: "fixes of unknown origin open a range downwards",
      facts: [fact({ gross: 100, net: 70, corrective_unknown: 20, cosmetic: 10 })],
      expect: 0.3,
      low: 0.1,
      high: 0.3,
    },
    { because: "without a changed line there is no share", facts: [fact({ changes: 2 })], expect: null },
  ],
});

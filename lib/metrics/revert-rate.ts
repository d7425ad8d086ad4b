import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const revertRate = defineMetric({
  id: "revert-rate",
  title: "Revert rate",
  unit: "share",
  better: "lower",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: "reverted_changes", over: "changes" },
  interval: "wilson",
  settles: "after-30-days",
  definition:
    "Of the changes merged in the window, the share of which at least half of the lines were reverted and have not come back. Booked in the week of the original change, with its team and composition.",
  limits: [
    "Small counts make wide intervals: 0 of 20 changes is compatible with one in six.",
    "Reverts up to 180 days later still move it, most come within days.",
  ],
  prohibited: [...NEVER, "Reading a revert as somebody's mistake: reverting fast is the safe thing to do."],
  counter: "change-count",
  params: { revertedShare: 0.5, labelDays: 180 },
  history: FIRST_VERSION,
  examples: [
    {
      because: "4 of 50 changes",
      facts: [fact({ changes: 50, reverted_changes: 4 })],
      expect: 0.08,
      low: 0.0315,
      high: 0.1884,
    },
    {
      because: "no revert among 20 changes is not proof of none",
      facts: [fact({ changes: 20 })],
      expect: 0,
      low: 0,
      high: 0.1611,
    },
    { because: "a window without changes has no rate", facts: [], expect: null },
  ],
});

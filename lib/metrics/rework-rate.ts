import { WRITTEN } from "./families.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const reworkRate = defineMetric({
  id: "rework-rate",
  title: "Rework rate",
  unit: "share",
  better: "lower",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: "rework", over: { facts: WRITTEN } },
  settles: "at-merge",
  minHistoryDays: 21,
  definition:
    "Of the lines that were written for the changes of the window, the share that rewrote the team's own code of the 21 days before. Reverts, promotions, copies, generated files, dependency bumps and cosmetic lines are left out on both sides.",
  limits: [
    "Young lines deleted without a replacement are not in it; they are counted as lines thrown away.",
    "Other products use 14 to 30 days and other denominators. Their bands do not apply; read the own trend.",
    "A planned follow-up change counts as rework; read it with the kind of work beside it.",
    "A repository younger than 21 days has no rate.",
  ],
  prohibited: [...NEVER, "A target of zero."],
  counter: "survival-30",
  params: { windowDays: 21 },
  history: FIRST_VERSION,
  examples: [
    {
      because: "12 of 40 written lines rewrote fresh code; the lock file does not water it down",
      facts: [fact({ gross: 844, generated: 780, cosmetic: 24, rework: 12, net: 28 })],
      expect: 12 / 40,
    },
    {
      because: "a window of releases alone has no rate",
      facts: [fact({ gross: 500, promotion: 500 })],
      expect: null,
    },
  ],
});

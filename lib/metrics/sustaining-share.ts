import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { familyTerm } from "./families.ts";
import { defineMetric, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const sustainingShare = defineMetric({
  id: "sustaining-share",
  title: "Sustaining share",
  unit: "share",
  better: "neither",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: familyTerm("sustaining"), over: "gross" },
  settles: "after-30-days",
  definition:
    "Of all lines added and removed in the window, the share that keeps the product going without adding to it. With net and noise it makes up the whole. As shipped it is the lines of dependency updates alone.",
  limits: ["Which classes sustain is a policy. Changing it moves this number and never the lines behind it."],
  prohibited: [...NEVER, "Counting it as idle work: staying current sustains the product."],
  counter: "net-share",
  params: { familyPolicy: FAMILY_POLICY.version },
  history: [{ version: 1, date: "2026-11-21", change: "First version." }],
  examples: [
    {
      because: "net, noise and sustaining lines are all that was changed",
      facts: [fact({ gross: 100, net: 60, generated: 30, dependency: 10 })],
      expect: 0.1,
    },
    { because: "without a changed line there is no share", facts: [fact({ changes: 1 })], expect: null },
  ],
});

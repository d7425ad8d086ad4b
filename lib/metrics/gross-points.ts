import { LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { examplePoints as points } from "./measure-points.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const grossPoints = defineMetric({
  id: "gross-points",
  title: "Gross points",
  unit: "points",
  better: "neither",
  whenEmpty: "unknown",
  read: { as: "points", of: { facts: LEDGER_CLASSES } },
  settles: "after-30-days",
  definition:
    "The difficulty of all pieces of work that were delivered in the window, whatever became of them: net contribution and everything that was reverted, thrown away, abandoned or reworked together.",
  limits: [
    "It is where the waterfall in points begins, and no achievement.",
    "Copied, generated, only formatted or only moved lines carry no points, so it is smaller than gross activity suggests.",
    "Lines are booked when they land, points when their piece of work is delivered: the two waterfalls of one week differ.",
  ],
  prohibited: [...NEVER, "A headline or a target of any kind."],
  counter: "net-points",
  params: {},
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "net, own fixes and rework of one piece of work sum to its points",
      points: [
        points({ changes: 2, weighed: 2, units: 1, net: 29_400, corrective_own: 4_200, rework: 8_400 }),
      ],
      expect: 42,
    },
    {
      because: "what was reverted keeps its points, in its class",
      points: [points({ changes: 1, weighed: 1, units: 1, reverted: 3_000 })],
      expect: 3,
    },
    { because: "nothing is weighed yet", points: [points({ changes: 5 })], expect: null },
  ],
});

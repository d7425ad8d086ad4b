import { FAMILY_POLICY, LEDGER_CLASSES } from "@/lib/model/ledger-class.ts";
import { familyPoints } from "./families.ts";
import { examplePoints as points } from "./measure-points.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const netPointsShare = defineMetric({
  id: "net-points-share",
  title: "Net share of points",
  unit: "share",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "points", of: familyPoints("net"), over: { facts: LEDGER_CLASSES } },
  settles: "after-30-days",
  definition:
    "Of the difficulty of all work that was delivered in the window, the share that is left once reverted, thrown away, abandoned and reworked parts and fixes of one's own defects are taken out.",
  limits: [
    "Copied and generated lines carry no points, so it is higher than the net share of lines by nature.",
    "For 30 days after a piece of work was delivered it can still fall.",
  ],
  prohibited: [...NEVER, "A target for a team or a person."],
  counter: "net-share",
  params: { familyPolicy: FAMILY_POLICY.version },
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "29.4 of 42 points",
      points: [
        points({ changes: 2, weighed: 2, units: 1, net: 29_400, corrective_own: 4_200, rework: 8_400 }),
      ],
      expect: 0.7,
    },
    {
      because: "weeks are pooled before dividing",
      points: [
        points({ changes: 1, weighed: 1, units: 1, net: 9_900 }),
        points({ changes: 1, weighed: 1, units: 1, reverted: 100 }),
      ],
      expect: 0.99,
    },
    {
      because: "work without points has no share",
      points: [points({ changes: 1, weighed: 1 })],
      expect: null,
    },
  ],
});

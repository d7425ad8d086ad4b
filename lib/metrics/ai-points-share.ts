import { examplePoints as points } from "./measure-points.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const aiPointsShare = defineMetric({
  id: "ai-points-share",
  title: "Measured AI share of points",
  unit: "share",
  better: "neither",
  whenEmpty: "unknown",
  read: { as: "points", of: { facts: ["ai"] }, over: { facts: ["measured"] } },
  settles: "at-merge",
  definition:
    "Of the points of changes whose lines were measured by a tool's own records, the share that stands on lines that an AI wrote. It is a mark on the same points and takes them from nobody.",
  limits: [
    "It speaks of measured changes alone. Changes that are agent or hybrid by other evidence are not in it.",
    "A rise may be better measuring alone.",
  ],
  prohibited: [...NEVER, "An outcome: how much AI wrote is no achievement."],
  counter: "net-points-share",
  params: {},
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "44 of 70 lines of 29.4 points",
      points: [points({ changes: 1, weighed: 1, units: 1, net: 29_400, ai: 18_480, measured: 29_400 })],
      expect: 18_480 / 29_400,
    },
    {
      because: "a person wrote all that was measured",
      points: [points({ changes: 1, weighed: 1, net: 500, measured: 500 })],
      expect: 0,
    },
    { because: "nothing was measured", points: [points({ changes: 4, weighed: 4, net: 900 })], expect: null },
  ],
});

import { examplePoints as points } from "./measure-points.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const weighedShare = defineMetric({
  id: "weighed-share",
  title: "Changes that are weighed",
  unit: "share",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "points", of: { facts: ["weighed"] }, over: { facts: ["changes"] } },
  settles: "at-merge",
  definition:
    "Of the changes whose piece of work was delivered in the window, the share that is part of a weighed one. It is the coverage of every number in points.",
  limits: [
    "Weighing goes on in the background, the newest changes first; readings go before it.",
    "It says how much is weighed, not how well: each piece of work says what was not seen of it.",
  ],
  prohibited: NEVER,
  counter: "net-points",
  params: {},
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "30 of 40 changes",
      points: [points({ changes: 25, weighed: 20 }), points({ changes: 15, weighed: 10 })],
      expect: 0.75,
    },
    { because: "nothing is weighed yet", points: [points({ changes: 8 })], expect: 0 },
    { because: "nothing was delivered", points: [points({})], expect: null },
  ],
});

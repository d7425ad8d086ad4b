import { exampleEvent as event, exampleUnits as units } from "./measure-surface.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const specifiedShare = defineMetric({
  id: "specified-share",
  title: "Work with a specification",
  unit: "share",
  better: "neither",
  whenEmpty: "unknown",
  read: { as: "surface", give: "specified-units" },
  settles: "at-merge",
  definition:
    "Of the weighed pieces of work delivered in the window, the share that had a specification before their first commit. Each counts once, whatever its points.",
  limits: [
    "Only what is linked counts: by a common issue, or in the same piece of work.",
    "Small pieces of work often need no specification, and are half of the count.",
  ],
  prohibited: [...NEVER, "A target: a document written for the number says nothing."],
  counter: "upstream-participation",
  params: {},
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "one of four units",
      surface: {
        events: [event({ axis: "specification", at: 5, units: ["a"] })],
        delivered: units(["a", "b", "c", "d"], 1_000),
      },
      expect: 0.25,
    },
    {
      because: "a decision is no specification",
      surface: { events: [event({ axis: "decision", at: 5, units: ["a"] })], delivered: units(["a"], 1_000) },
      expect: 0,
    },
    { because: "nothing was delivered", surface: { events: [], delivered: [] }, expect: null },
  ],
});

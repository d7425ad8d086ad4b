import { exampleEvent as event, exampleUnits as units } from "./measure-surface.ts";
import { defineMetric, NEVER } from "./metric.ts";

const NAMES = ["a", "b", "c", "d", "e", "f"];

export const upstreamParticipation = defineMetric({
  id: "upstream-participation",
  title: "Upstream participation",
  unit: "share",
  better: "neither",
  whenEmpty: "unknown",
  read: { as: "surface", give: "upstream-points" },
  settles: "after-30-days",
  definition:
    "Of the net contribution delivered in the window, the share that had a specification or a decision before its first commit. A rise says that work begins with saying what is wanted; it does not say that the work is better.",
  limits: [
    "Only what is linked counts: by a common issue, or in the same piece of work.",
    "What was agreed in a meeting or a chat is not seen.",
    "Units that are not weighed yet carry no points and are left out.",
  ],
  prohibited: [...NEVER, "A target: a document written for the number says nothing."],
  counter: "net-points",
  params: { axes: ["specification", "decision"] },
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "units of 288 of 480 points had a specification before their first commit",
      surface: {
        events: NAMES.map((unit) => event({ axis: "specification", id: unit, at: 5, units: [unit] })),
        delivered: [...units(NAMES, 48_000), ...units(["g", "h", "i", "j", "k", "l"], 32_000)],
      },
      expect: 0.6,
    },
    {
      because: "what is written after the first commit came too late",
      surface: {
        events: [event({ axis: "decision", at: 15, units: ["a"] })],
        delivered: units(["a"], 1_000),
      },
      expect: 0,
    },
    { because: "nothing was delivered", surface: { events: [], delivered: [] }, expect: null },
  ],
});

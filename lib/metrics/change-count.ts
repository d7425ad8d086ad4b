import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const changeCount = defineMetric({
  id: "change-count",
  title: "Changes merged",
  unit: "changes",
  better: "neither",
  whenEmpty: "zero",
  read: { as: "sum", of: "changes" },
  settles: "at-merge",
  definition:
    "Pull requests and direct pushes that landed on a tracked branch in the window. A direct push is one commit that no pull request claims.",
  limits: [
    "Splitting work into more changes raises it and delivers nothing more.",
    "Without a connection, pull requests that were rebased can be seen as direct pushes.",
  ],
  prohibited: [...NEVER, "Throughput of a team: merges between branches are in it."],
  counter: "net-share",
  params: {},
  history: FIRST_VERSION,
  examples: [
    {
      because: "changes of all weeks add up",
      facts: [fact({ changes: 3 }), fact({ changes: 4 })],
      expect: 7,
    },
    {
      because: "a change without lines is still a change",
      facts: [fact({ changes: 1, gross: 0 })],
      expect: 1,
    },
  ],
});

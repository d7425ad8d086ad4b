import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const grossAtoms = defineMetric({
  id: "gross-atoms",
  title: "Gross activity",
  unit: "lines",
  better: "neither",
  whenEmpty: "zero",
  read: { as: "sum", of: "gross" },
  settles: "at-merge",
  definition:
    "All lines added and removed by the changes merged in the window, each change compared with what it was merged into. A modified line counts as one removed and one added.",
  limits: [
    "It is the start of the ledger and no achievement: copies, releases and lock files are all in it.",
    "Binary files and files whose content is missing from the clone have no lines.",
  ],
  prohibited: [...NEVER, "A headline or a target of any kind."],
  counter: "net-share",
  params: { diff: "histogram", renameSimilarity: 50, renameLimit: 1000 },
  history: FIRST_VERSION,
  examples: [
    {
      because: "lines of all changes add up",
      facts: [fact({ gross: 844 }), fact({ gross: 6 })],
      expect: 850,
    },
    { because: "a change that only renames a file has no lines", facts: [fact({ changes: 1 })], expect: 0 },
  ],
});

import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { familyTerm } from "./families.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

const net = familyTerm("net");

export const amplification = defineMetric({
  id: "amplification",
  title: "Lines of activity per net line",
  unit: "ratio",
  better: "lower",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: "gross", over: net },
  bounds: {
    low: { as: "ratio-of-sums", of: "gross", over: familyTerm("net", { also: "corrective_unknown" }) },
    high: { as: "ratio-of-sums", of: "gross", over: net },
    because:
      "The range runs from counting fixes of unknown origin as net to counting them as noise; it is not a confidence interval.",
  },
  settles: "after-30-days",
  definition: "How many lines were added or removed for each line that is left as net contribution.",
  limits: [
    "One release merge or one generated file can multiply it; open the classes before reading anything into a jump.",
    "It is the net share upside down, and has the same limits.",
  ],
  prohibited: [...NEVER, "A target for a team or a person."],
  counter: "net-share",
  params: { familyPolicy: FAMILY_POLICY.version },
  history: FIRST_VERSION,
  examples: [
    {
      because: "2,135 lines of activity for 47 net lines",
      facts: [fact({ gross: 2135, net: 47 })],
      expect: 2135 / 47,
    },
    {
      because: "counting fixes of unknown origin as net halves it",
      facts: [fact({ gross: 100, net: 20, corrective_unknown: 20 })],
      expect: 5,
      low: 2.5,
      high: 5,
    },
    {
      because: "activity without one net line has no ratio",
      facts: [fact({ gross: 40, generated: 40 })],
      expect: null,
    },
  ],
});

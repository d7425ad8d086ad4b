import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { familyTerm } from "./families.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";
import { exampleFact as fact } from "./sums.ts";

export const netShare = defineMetric({
  id: "net-share",
  title: "Net share",
  unit: "share",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "ratio-of-sums", of: familyTerm("net"), over: "gross" },
  bounds: {
    low: { as: "ratio-of-sums", of: familyTerm("net"), over: "gross" },
    high: { as: "ratio-of-sums", of: familyTerm("net", { also: "corrective_unknown" }), over: "gross" },
    because:
      "The range runs from counting fixes of unknown origin as noise to counting them as net; it is not a confidence interval.",
  },
  settles: "after-30-days",
  definition:
    "Of all lines added and removed by the changes merged in the window, the share that is left as real contribution once noise and upkeep are taken out: lines that were not reverted, not copies or promotions of other changes, not generated, not only moved or reformatted, not rewritten or thrown away within weeks.",
  limits: [
    "A line is not a measure of worth. The share says how much of the activity was contribution, not how large it was.",
    "A repository with much generated code or many release branches has a low share by nature; read its own trend.",
    "For 30 days after a merge the number can still fall, when lines are thrown away or a change is reverted.",
    "Without connected issues a fix is known by a conventional title alone (`fix: …`); other fixes count as net.",
  ],
  prohibited: [
    ...NEVER,
    "A target for a team or a person.",
    "Comparing languages or repositories with one another.",
  ],
  counter: "survival-30",
  params: { familyPolicy: FAMILY_POLICY.version },
  history: FIRST_VERSION,
  examples: [
    {
      because: "a month of 2,135 lines with releases, copies and lock files leaves 47 of net contribution",
      facts: [
        fact({
          gross: 2135,
          net: 47,
          revert: 20,
          reverted: 20,
          promotion: 500,
          duplicate: 40,
          generated: 1196,
          dependency: 4,
          corrective_own: 8,
          abandoned: 300,
        }),
      ],
      expect: 47 / 2135,
      low: 47 / 2135,
      high: 47 / 2135,
    },
    {
      because: "fixes of old defects are net; fixes of unknown origin open a range",
      facts: [fact({ gross: 100, net: 50, corrective_inherited: 10, corrective_unknown: 20, generated: 20 })],
      expect: 0.6,
      low: 0.6,
      high: 0.8,
    },
    {
      because: "weeks are pooled before dividing, so a small week cannot swing the number",
      facts: [fact({ gross: 990, net: 990 }), fact({ gross: 10, generated: 10 })],
      expect: 0.99,
    },
    { because: "changes without a changed line have no share", facts: [fact({ changes: 1 })], expect: null },
  ],
});

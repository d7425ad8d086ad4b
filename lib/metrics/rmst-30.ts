import { exampleLives } from "./example-lives.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";

export const rmst30 = defineMetric({
  id: "rmst-30",
  title: "Days a line lives in its first 30",
  unit: "days",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "survival", horizonDays: 30, give: "restricted-mean-days" },
  settles: "after-30-days",
  definition:
    "How many of its first 30 days a line lives on average: the area under the survival curve up to day 30 (Irwin 1949; Royston & Parmar 2013). Compositions are compared by the difference of these days.",
  limits: [
    "It needs no assumption about the shape of the curve, and says nothing of what happens after day 30.",
    "Lines of one change die together, so the interval counts changes and not lines.",
  ],
  prohibited: [...NEVER, "A score of quality by itself."],
  counter: "rework-rate",
  params: { horizonDays: 30 },
  history: FIRST_VERSION,
  examples: [
    {
      because: "five lines, two of them lost from sight",
      lives: exampleLives(5, 10, -10, 21, -30),
      expect: 18.3,
    },
    {
      because: "two early deaths among six",
      lives: exampleLives(2, 9, -30, -30, -30, -30),
      expect: 131 / 6,
    },
    {
      because: "four deaths among six",
      lives: exampleLives(1, 4, 12, 20, -30, -30),
      expect: 97 / 6,
    },
    { because: "no lines, no days", lives: [], expect: null },
  ],
});

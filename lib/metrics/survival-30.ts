import { exampleLives, lives } from "./example-lives.ts";
import { defineMetric, FIRST_VERSION, NEVER } from "./metric.ts";

export const survival30 = defineMetric({
  id: "survival-30",
  title: "Lines alive after 30 days",
  unit: "share",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "survival", horizonDays: 30, give: "share" },
  settles: "after-30-days",
  definition:
    "Of the lines that the changes of the window added to the landing branch, the share still there 30 days later, neither removed nor replaced. Moves and white space do not end a line's life, nor does a revert that is taken back. Lines younger than 30 days count for as long as they have been watched (Kaplan & Meier 1958).",
  limits: [
    "Long survival can be neglect as well as quality; read it with how often the area changes.",
    "Lines of one change die together, so the interval counts changes and not lines.",
    "Generated and cosmetic lines are left out.",
  ],
  prohibited: [...NEVER, "A score of quality by itself."],
  counter: "rework-rate",
  params: { horizonDays: 30 },
  history: FIRST_VERSION,
  examples: [
    {
      because: "of six lines, two died early and four were watched to the end",
      lives: exampleLives(2, 9, -30, -30, -30, -30),
      expect: 4 / 6,
    },
    {
      because: "four changes of four lines: a change that dies whole weighs as its lines do",
      lives: [
        lives("a", [3, 3, 3, -30]),
        lives("b", [12, 12, -30, -30]),
        lives("c", [-30, -30, -30, -30]),
        lives("d", [5, 5, 5, 5]),
      ],
      expect: 7 / 16,
    },
    {
      because: "lines that have been watched for ten days do not say what happens in thirty",
      lives: exampleLives(5, -10),
      expect: null,
    },
    { because: "no lines, no share", lives: [], expect: null },
  ],
});

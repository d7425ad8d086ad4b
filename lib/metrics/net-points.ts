import { FAMILY_POLICY } from "@/lib/model/ledger-class.ts";
import { familyPoints } from "./families.ts";
import { examplePoints as points } from "./measure-points.ts";
import { defineMetric, NEVER } from "./metric.ts";

export const netPoints = defineMetric({
  id: "net-points",
  title: "Net contribution",
  unit: "points",
  better: "higher",
  whenEmpty: "unknown",
  read: { as: "points", of: familyPoints("net") },
  settles: "after-30-days",
  definition:
    "The difficulty of the work that was delivered in the window and has stayed. Every piece of work, however many changes it took, is weighed once, from 0 to 100 points; its points go to its lines, and those of lines that were reverted, thrown away, reworked or spent on fixing one's own defects are taken out.",
  limits: [
    "A piece of work is booked in the week in which the last of its changes with net lines landed. Deployments do not move it yet.",
    "Points say how hard a change of code was. Review, specification and decisions have numbers of their own and are never added.",
    "Separate pieces of work that should be one score more than it; a scale of points is a convention, checked by comparing pairs.",
    "For 30 days after its last change points of a piece can still move from net to reverted or not surviving; its sum stays.",
    "While pieces of work are still being weighed, the number is a part of the whole and says of how much.",
  ],
  prohibited: [
    ...NEVER,
    "A target for a team or a person.",
    "Adding to counts of reviews or documents.",
    "Points per person, per commit or per token.",
  ],
  counter: "survival-30",
  params: { familyPolicy: FAMILY_POLICY.version, apportion: "largest-remainder", settlesAfterDays: 30 },
  history: [{ version: 1, date: "2026-11-22", change: "First version." }],
  examples: [
    {
      because: "of 42 points, 29.4 are net, 4.2 fixed an own defect and 8.4 were rework",
      points: [
        points({
          changes: 2,
          weighed: 2,
          settled: 2,
          units: 1,
          net: 29_400,
          corrective_own: 4_200,
          rework: 8_400,
        }),
      ],
      expect: 29.4,
    },
    {
      because: "points of weeks and repositories add up",
      points: [
        points({ changes: 1, weighed: 1, settled: 1, units: 1, net: 1_250 }),
        points({ changes: 2, weighed: 1, units: 1, net: 500, corrective_inherited: 250 }),
      ],
      expect: 2,
    },
    {
      because: "three changes landed and none is weighed yet",
      points: [points({ changes: 3 })],
      expect: null,
    },
  ],
});

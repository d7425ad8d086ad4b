import { defineClassShare } from "./class-share.ts";

export const correctiveOwnShare = defineClassShare({
  class: "corrective_own",
  id: "corrective-own-share",
  title: "Own fixes",
  settles: "at-merge",
  definition:
    "Lines with which defects are corrected that were brought in here within the 180 days before. A fix is known by a linked bug or incident, else by a conventional title (`fix: …`); where other work items are linked too, it takes its share of them.",
  limits: [
    "Where a defect came from is an estimate: the changes that wrote the corrected lines are candidates, not culprits.",
    "Tests and documents of a fix count with it, though few of their lines correct anything.",
    "A title that merely says fix classifies nothing.",
  ],
  never: "Blame: those who fix most often did not break it.",
  params: { ownDays: 180 },
});

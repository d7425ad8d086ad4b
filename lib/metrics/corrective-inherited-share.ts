import { defineClassShare } from "./class-share.ts";

export const correctiveInheritedShare = defineClassShare({
  class: "corrective_inherited",
  id: "corrective-inherited-share",
  title: "Fixes of older code",
  settles: "at-merge",
  definition:
    "Lines with which defects are corrected that came in more than 180 days before, or with code from elsewhere: real improvement, which counts as net.",
  limits: [
    "Where a defect came from is an estimate: the changes that wrote the corrected lines are candidates, not culprits.",
    "A fix is known by a linked bug or incident, else by a conventional title (`fix: …`).",
  ],
  never: "Judging those who wrote the older code.",
  params: { ownDays: 180 },
});

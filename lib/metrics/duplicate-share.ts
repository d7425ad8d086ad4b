import { defineClassShare } from "./class-share.ts";

export const duplicateShare = defineClassShare({
  class: "duplicate",
  id: "duplicate-share",
  title: "Duplicated lines",
  settles: "at-merge",
  definition:
    "Lines that copy another change of the same repository to a different branch: cherry-picks, backports and forward ports. The earliest on the landing branch is the original; the copies are counted here.",
  limits: [
    "Copies into other repositories are not looked for yet.",
    "Adaptations made while copying are not in here.",
  ],
  never: "Treating backports as bad practice: they are only not counted twice.",
  params: { commitShare: 0.8, minLines: 3, minAlphanumerics: 20 },
});

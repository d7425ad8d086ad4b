import { defineClassShare } from "./class-share.ts";

export const revertShare = defineClassShare({
  class: "revert",
  id: "revert-share",
  title: "Reverting lines",
  settles: "at-merge",
  definition:
    "Lines that take another change back, or bring it back again: the matched part of reverts and re-landings. What was reverted counts once, with the original.",
  limits: [
    "Extra work inside a revert is not in here; it goes on to the other classes.",
    "A message that quotes a revert made inside the same pull request makes none.",
  ],
  never: "Discouraging reverts.",
  params: { labelDays: 180, contentDays: 90, minLines: 3, minAlphanumerics: 20 },
});

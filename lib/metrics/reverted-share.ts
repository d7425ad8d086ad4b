import { defineClassShare } from "./class-share.ts";

export const revertedShare = defineClassShare({
  class: "reverted",
  id: "reverted-share",
  title: "Reverted lines",
  settles: "after-30-days",
  definition:
    "Lines of changes that a later change took back, and that nobody has brought back since. They are booked in the week of the original, not of the revert, and only as far as the revert matches them line by line.",
  limits: [
    "A revert is found by its message or by its content; one that was made by hand with edits is new work.",
    "A revert up to 180 days later still moves a line here, and a re-landing moves it out again.",
  ],
  never: "Reading a revert as somebody's mistake: reverting fast is the safe thing to do.",
  params: { labelDays: 180, contentDays: 90, minLines: 3, minAlphanumerics: 20 },
});

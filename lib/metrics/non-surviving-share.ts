import { defineClassShare } from "./class-share.ts";

export const nonSurvivingShare = defineClassShare({
  class: "non_surviving",
  id: "non-surviving-share",
  title: "Lines thrown away",
  settles: "after-30-days",
  definition:
    "Lines that were removed again within 30 days of their birth without being replaced or moved, and the removal itself where the same team made it. Lines taken back by a revert are counted there.",
  limits: [
    "Lines that were replaced are not in here: the rewrite is counted as rework.",
    "Another team that cleans up does net work; the lines it removes stay with the team that wrote them.",
  ],
  never: "A score of quality by itself: long survival can be neglect as well as quality.",
  params: { horizonDays: 30 },
});

import { defineClassShare } from "./class-share.ts";

export const promotionShare = defineClassShare({
  class: "promotion",
  id: "promotion-share",
  title: "Promoted lines",
  settles: "at-merge",
  definition:
    "Lines that had been counted in other changes and are only moved between branches: releases, back-merges, syncs, and the version files that go with them.",
  limits: [
    "Conflict work in such a merge is real work and not in here.",
    "Where a release was squashed, its lines are matched by content, and only if at least half of them match.",
  ],
  never: "Counting releases as throughput, or holding them against anybody.",
  params: { matchShare: 0.5 },
});

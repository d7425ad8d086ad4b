import { defineClassShare } from "./class-share.ts";

export const reworkShare = defineClassShare({
  class: "rework",
  id: "rework-share",
  title: "Reworked lines",
  settles: "at-merge",
  definition:
    "Lines with which a team rewrites its own code that is younger than 21 days: the removed line and the line that replaces it. White space and moves do not make a line young or old.",
  limits: [
    "A planned follow-up counts as rework; read it with the kind of work beside it.",
    "Without deployments, merged counts as delivered, so iterating on unfinished work counts too.",
    "One team stands for one repository until teams are set up.",
  ],
  never: "A target of zero: iterating on new work is healthy.",
  params: { windowDays: 21 },
});

import { defineClassShare } from "./class-share.ts";

export const correctiveUnknownShare = defineClassShare({
  class: "corrective_unknown",
  id: "corrective-unknown-share",
  title: "Fixes of unknown origin",
  settles: "at-merge",
  definition:
    "Lines of fixes of which no change is known that brought the defect in: they only add lines, or take out lines that were written before the history that was read.",
  limits: [
    "They count as noise until their origin is known; net share is shown as a range for that reason.",
    "A fix is known by a linked bug or incident, else by a conventional title (`fix: …`).",
  ],
  never: "Reading it as carelessness: a missing check leaves no line to trace.",
});

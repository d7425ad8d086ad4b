import { defineCompositionShare } from "./composition-share.ts";

export const humanShare = defineCompositionShare({
  class: "human",
  title: "Human changes",
  definition:
    "Changes with positive evidence of little or no AI: measured lines, or connected tools that saw no use. No evidence at all is not evidence of a human.",
  limits: [
    "Git alone never proves it. Without line notes or a connected AI tool this share stays at zero and the changes stay unknown.",
  ],
});

import { defineCompositionShare } from "./composition-share.ts";

export const hybridShare = defineCompositionShare({
  class: "hybrid",
  title: "Hybrid changes",
  definition:
    "Changes that a person answers for and that show evidence of AI, or changes of an agent with more than a tenth of the lines written by people.",
  limits: [
    "How much of such a change was written with AI is known only where lines were attributed; it is never guessed at half.",
  ],
});

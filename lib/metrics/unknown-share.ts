import { defineCompositionShare } from "./composition-share.ts";

export const unknownShare = defineCompositionShare({
  class: "unknown",
  title: "Unknown changes",
  definition:
    "Changes without enough evidence either way. They are shown as such and never counted as human.",
  limits: ["Most tools leave a trace in a part of their commits only, so absence of a mark proves nothing."],
});

import { defineCompositionShare } from "./composition-share.ts";

export const agentShare = defineCompositionShare({
  class: "agent",
  title: "Agent changes",
  definition:
    "Changes made by an agent on its own, by its account, branch and commits, with at least nine tenths of the added lines the agent's.",
  limits: ["An agent that works under a person's account and leaves no mark of autonomy counts as hybrid."],
});

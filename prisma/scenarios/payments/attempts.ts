import { copilotAgent, devin } from "../makers/agents.ts";
import { withClaudeCode } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { givenUp } from "../steps/given-up.ts";
import { leftOpen } from "../steps/left-open.ts";

export const paymentsAttempts = [
  givenUp({
    name: "given-up",
    shows: "From week 14 on, one pull request in two weeks is closed without landing, mostly an agent's.",
    into: "main",
    makers: [copilotAgent, devin, withClaudeCode],
    from: 14,
    to: 38,
    perWeek: 0.5,
    size: 2,
  }),
  leftOpen("main", [byHand, copilotAgent]),
];

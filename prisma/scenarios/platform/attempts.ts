import { copilotAgent } from "../makers/agents.ts";
import { byHand } from "../makers/maker.ts";
import { givenUp } from "../steps/given-up.ts";
import { leftOpen } from "../steps/left-open.ts";

export const platformAttempts = [
  givenUp({
    name: "given-up",
    shows: "Now and then a pull request into develop is closed without landing.",
    into: "develop",
    makers: [byHand, byHand, copilotAgent],
    from: 4,
    to: 38,
    perWeek: 0.2,
    size: 2,
  }),
  leftOpen("develop", [byHand]),
];

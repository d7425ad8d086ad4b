import { claudeBot, codexMerged, copilotAgent, cursorAgent } from "../makers/agents.ts";
import { byHand } from "../makers/maker.ts";
import { givenUp } from "../steps/given-up.ts";
import { leftOpen } from "../steps/left-open.ts";

const AGENTS = [cursorAgent, claudeBot, copilotAgent, codexMerged] as const;
const common = { into: "main", makers: AGENTS } as const;

export const storefrontAttempts = [
  givenUp({
    ...common,
    name: "given-up",
    shows: "In the surge, about three attempts of agents a week are closed without landing: abandoned work.",
    from: 8,
    to: 19,
    perWeek: 3,
    size: 3,
  }),
  givenUp({
    ...common,
    name: "given-up-after",
    shows: "Afterwards one attempt in two weeks is given up.",
    from: 20,
    to: 25,
    perWeek: 0.5,
    size: 2,
  }),
  leftOpen("main", [claudeBot, byHand, cursorAgent]),
];

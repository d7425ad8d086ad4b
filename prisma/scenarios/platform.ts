import { PLATFORM_WORDS } from "./code/words.ts";
import { defineScenario } from "./define-scenario.ts";
import { platformAttempts } from "./platform/attempts.ts";
import { platformAutomation } from "./platform/automation.ts";
import { platformFlow } from "./platform/flow.ts";
import { platformPeople } from "./platform/people.ts";
import { platformWriting } from "./platform/writing.ts";
import { PLATFORM_TEAM } from "./telling/people.ts";

export const platform = defineScenario({
  name: "platform",
  shows:
    "Work lands on develop and is promoted to main every other week: nine months, much automation, decisions written down.",
  weeks: 39,
  defaultBranch: "main",
  words: PLATFORM_WORDS,
  language: "python",
  team: PLATFORM_TEAM,
  firstNumber: 203,
  beats: [...platformPeople, ...platformFlow, ...platformAutomation, ...platformWriting, ...platformAttempts],
});

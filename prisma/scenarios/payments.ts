import { PAYMENT_WORDS } from "./code/words.ts";
import { defineScenario } from "./define-scenario.ts";
import { paymentsAgents } from "./payments/agents.ts";
import { paymentsAttempts } from "./payments/attempts.ts";
import { paymentsHistory } from "./payments/history.ts";
import { paymentsPeople } from "./payments/people.ts";
import { paymentsReleases } from "./payments/releases.ts";
import { paymentsReverts } from "./payments/reverts.ts";
import { paymentsUpkeep } from "./payments/upkeep.ts";
import { PAYMENTS_TEAM } from "./telling/people.ts";

export const payments = defineScenario({
  name: "payments",
  shows: "A steady team that lets tools in step by step: nine months, squash merges, one release line.",
  weeks: 39,
  defaultBranch: "main",
  words: PAYMENT_WORDS,
  language: "typescript",
  team: PAYMENTS_TEAM,
  firstNumber: 412,
  beats: [
    paymentsHistory,
    ...paymentsPeople,
    ...paymentsAgents,
    ...paymentsReverts,
    paymentsReleases,
    ...paymentsUpkeep,
    ...paymentsAttempts,
  ],
});

import { SHOP_WORDS } from "./code/words.ts";
import { defineScenario } from "./define-scenario.ts";
import { storefrontAttempts } from "./storefront/attempts.ts";
import { storefrontHousekeeping } from "./storefront/housekeeping.ts";
import { storefrontNotes } from "./storefront/notes.ts";
import { storefrontPeople } from "./storefront/people.ts";
import { storefrontReverts } from "./storefront/reverts.ts";
import { storefrontSurge } from "./storefront/surge.ts";
import { SHOP_TEAM } from "./telling/people.ts";

export const storefront = defineScenario({
  name: "storefront",
  shows:
    "Agents write most of the changes for a quarter, and much of it is gone within a month: six months, merge commits.",
  weeks: 26,
  defaultBranch: "main",
  words: SHOP_WORDS,
  language: "typescript",
  team: SHOP_TEAM,
  firstNumber: 88,
  beats: [
    ...storefrontPeople,
    ...storefrontSurge,
    storefrontNotes,
    storefrontReverts,
    ...storefrontHousekeeping,
    ...storefrontAttempts,
  ],
});

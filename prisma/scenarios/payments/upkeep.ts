import { generatedClient } from "../code/generated.ts";
import { decisionRecord, page } from "../code/prose.ts";
import type { Beat } from "../define-scenario.ts";
import { moveFunctions } from "../edits/move-functions.ts";
import { setFiles } from "../edits/set-files.ts";
import { dependabot } from "../makers/bots.ts";
import { byHand } from "../makers/maker.ts";
import { bump } from "../steps/bump.ts";
import { chore } from "../steps/chore.ts";
import { fix } from "../steps/fix.ts";
import { often } from "../steps/often.ts";

const DECISIONS = ["keep one ledger", "round half to even", "retry for a day"] as const;
const common = { into: "main", how: "squash" } as const;

export const paymentsUpkeep: readonly Beat[] = [
  {
    name: "dependabot",
    shows:
      "About one dependency bump a week: automation, outside the mix; its manifest line is sustaining work, its lock file generated.",
    steps: (desk) =>
      often(desk, { name: "dependabot", from: 1, to: 38, perWeek: () => 0.9 }, (at, _, seed) => [
        bump(desk, { ...common, at, maker: dependabot, seed }),
      ]),
  },
  {
    name: "client",
    shows: "The API client is generated anew every three weeks: many lines, none of them net.",
    steps: (desk) =>
      often(
        desk,
        { name: "client", from: 2, to: 38, perWeek: (week) => (week % 3 === 2 ? 1 : 0) },
        (at, hand, seed) => [
          chore(desk, {
            ...common,
            at,
            title: `chore(api): regenerate the client for 2.${hand.rng.between(1, 90)}`,
            edit: setFiles((by) => ({
              "src/generated/client.ts": generatedClient(by, by.rng.between(50, 80)),
            })),
            counts: "regenerated",
            seed,
          }),
        ],
      ),
  },
  {
    name: "writing",
    shows: "Three decisions and a runbook: contribution that lines of code do not measure.",
    steps: (desk) => [
      ...DECISIONS.map((title, place) => {
        const path = `docs/adr/000${place + 1}-${title.replaceAll(" ", "-")}.md`;
        return chore(desk, {
          ...common,
          at: desk.calendar.at(6 + place * 9, 3, 9),
          title: `docs(adr): ${title}`,
          edit: setFiles((hand) => ({ [path]: decisionRecord(hand, place + 1, title) })),
          counts: "decisionRecords",
          seed: `decisions/${place}`,
        });
      }),
      chore(desk, {
        ...common,
        at: desk.calendar.at(32, 3, 9),
        title: "docs: what to do when payouts stand still",
        edit: setFiles((hand) => ({ "docs/runbooks/payouts.md": page(hand, "When payouts stand still", 9) })),
        counts: null,
        seed: "runbook",
      }),
    ],
  },
  {
    name: "moves",
    shows: "Functions change house: their lines keep their age.",
    steps: (desk) =>
      [12, 28].map((week) =>
        chore(desk, {
          ...common,
          at: desk.calendar.at(week, 4, 11),
          title: "refactor: keep what belongs together",
          edit: moveFunctions(8),
          counts: "moves",
          seed: `moves/${week}`,
        }),
      ),
  },
  {
    name: "last",
    shows: "The story ends in the current week.",
    steps: (desk) => [
      fix(desk, desk.calendar.endsAt, desk.hand("last"), "last", { ...common, maker: byHand, size: 2 }),
    ],
  },
];

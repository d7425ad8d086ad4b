import { vendoredLibrary } from "../code/generated.ts";
import { agentInstructions, decisionRecord } from "../code/prose.ts";
import type { Beat } from "../define-scenario.ts";
import { setFiles } from "../edits/set-files.ts";
import { byHand } from "../makers/maker.ts";
import { chore } from "../steps/chore.ts";
import { fix } from "../steps/fix.ts";

const common = { into: "develop", how: "merge" } as const;
const TITLES = [
  "one queue for each area",
  "rotate secrets every week",
  "keep backups in two regions",
  "quotas belong to teams",
  "alerts name an owner",
  "images are built once",
  "routes are declared",
];

export const platformWriting: readonly Beat[] = [
  {
    name: "decisions",
    shows: "Seven decision records, each with context, decision and consequences.",
    steps: (desk) =>
      TITLES.map((title, place) => {
        const number = place + 1;
        return chore(desk, {
          ...common,
          at: desk.calendar.at(3 + place * 5, 3, 10),
          title: `docs(adr): ${title}`,
          edit: setFiles((hand) => ({
            [`docs/adr/000${number}-${title.replaceAll(" ", "-")}.md`]: decisionRecord(hand, number, title),
          })),
          counts: "decisionRecords",
          seed: `decisions/${number}`,
        });
      }),
  },
  {
    name: "vendored",
    shows: "A library is copied in and brought up to date twice: not the team's lines.",
    steps: (desk) =>
      [5, 17, 30].map((week) =>
        chore(desk, {
          ...common,
          at: desk.calendar.at(week, 2, 15),
          title: `chore: tinyhash 0.${week}`,
          edit: setFiles((hand) => ({ "vendor/tinyhash/tinyhash.c": vendoredLibrary(hand, 40) })),
          counts: "vendored",
          seed: `vendored/${week}`,
        }),
      ),
  },
  {
    name: "context",
    shows: "Owners change in week 20, and in week 21 the team writes down how agents work here.",
    steps: (desk) => [
      chore(desk, {
        ...common,
        at: desk.calendar.at(20, 1, 11),
        title: "chore: secrets and quotas have one owner",
        edit: setFiles((_, tree) => {
          const owners = (tree.get(".github/CODEOWNERS") ?? "").replace(
            /@acme\/(?:secrets|quotas)/g,
            "@acme/trust",
          );
          return { ".github/CODEOWNERS": owners.trimEnd().split("\n") };
        }),
        counts: null,
        seed: "owners",
      }),
      chore(desk, {
        ...common,
        at: desk.calendar.at(21, 1, 11),
        title: "docs: how agents work here",
        edit: setFiles((hand) => ({
          ".github/copilot-instructions.md": agentInstructions(hand, hand.words.areas),
        })),
        counts: null,
        seed: "context",
      }),
    ],
  },
  {
    name: "last",
    shows: "The story ends in the current week.",
    steps: (desk) => [
      fix(desk, desk.calendar.endsAt, desk.hand("last"), "last", { ...common, maker: byHand, size: 2 }),
    ],
  },
];

import { agentInstructions } from "../code/prose.ts";
import type { Beat, Step } from "../define-scenario.ts";
import { setFiles } from "../edits/set-files.ts";
import { agentThenPerson, codexSquashed, codexWithLink, copilotAgent, devin } from "../makers/agents.ts";
import { withClaudeCode } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { chore } from "../steps/chore.ts";
import { feature } from "../steps/feature.ts";
import { often } from "../steps/often.ts";
import { rework } from "../steps/rewrite.ts";

const MAKERS = [copilotAgent, copilotAgent, devin, codexWithLink, codexSquashed, agentThenPerson] as const;
/** The week in which the team writes down how to work with agents. */
const WRITTEN_DOWN = 26;

export const paymentsAgents: readonly Beat[] = [
  {
    name: "agents",
    shows:
      "Agents open pull requests from week 14 on; until week 26 about two in three are rewritten within ten days, afterwards one in eight.",
    steps: (desk) =>
      often(
        desk,
        { name: "agents", from: 14, to: 36, perWeek: (week) => 1 + (week - 14) * 0.08 },
        (at, hand, seed) => {
          const maker = hand.rng.pick(MAKERS);
          const steps: Step[] = [
            feature(desk, at, hand, seed, { into: "main", how: "squash", maker, size: 2, key: seed }),
          ];
          const early = at < desk.calendar.at(WRITTEN_DOWN, 0, 0);
          if (hand.rng.chance(early ? 0.67 : 0.12)) {
            const later = at + hand.rng.between(2, 10) * 86_400;
            const again = {
              at: later,
              of: seed,
              into: "main",
              how: "squash",
              seed: `${seed}/again`,
            } as const;
            steps.push(
              rework(
                desk,
                { ...again, maker: hand.rng.chance(0.5) ? byHand : withClaudeCode },
                early ? 0.5 : 0.25,
              ),
            );
          }
          return steps;
        },
      ),
  },
  {
    name: "context",
    shows: "AGENTS.md and CLAUDE.md appear in week 26 and are kept up; rework after agent work falls.",
    steps: (desk) => {
      const write = (week: number, title: string): Step =>
        chore(desk, {
          at: desk.calendar.at(week, 1, 10),
          into: "main",
          how: "squash",
          title,
          edit: setFiles((hand) => {
            const text = agentInstructions(hand, hand.words.areas);
            return { "AGENTS.md": text, "CLAUDE.md": ["See AGENTS.md.", "", ...text.slice(2, 6)] };
          }),
          counts: null,
          seed: `context/${week}`,
        });
      return [
        write(WRITTEN_DOWN, "docs: say how agents work here"),
        write(31, "docs: agents run the ledger tests too"),
        write(36, "docs: name the areas agents may not touch"),
      ];
    },
  },
];

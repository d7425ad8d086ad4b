import type { Beat, Step } from "../define-scenario.ts";
import { devin } from "../makers/agents.ts";
import { withClaudeCode } from "../makers/assisted.ts";
import { byHand } from "../makers/maker.ts";
import { backport } from "../steps/backport.ts";
import { feature } from "../steps/feature.ts";
import { release } from "../steps/release.ts";
import { branchOff } from "../telling/branch-off.ts";

const LINE = "release/2.x";
const MAKERS = [byHand, byHand, withClaudeCode, devin] as const;

export const paymentsReleases: Beat = {
  name: "releases",
  shows:
    "Twelve changes are copied to release/2.x by cherry-pick: counted once, on main, and shown as duplicates there.",
  steps: (desk) => {
    const opened = desk.calendar.at(8, 4, 18);
    const steps: Step[] = [
      { at: opened, tell: (story) => branchOff(story, LINE, "main") },
      release({ at: opened + 600, on: LINE, version: "2.0.0" }),
    ];
    for (let turn = 0; turn < 12; turn += 1) {
      const [week, seed] = [10 + Math.floor(turn * 2.2), `releases/${turn}`];
      const hand = desk.hand(seed);
      const maker = week < 14 ? byHand : hand.rng.pick(MAKERS);
      const at = desk.calendar.at(week, 2, 11, hand.rng.between(0, 59));
      steps.push(
        feature(desk, at, hand, seed, { into: "main", how: "squash", maker, size: 1, key: seed }),
        backport(desk, {
          at: at + 86_400,
          of: seed,
          to: LINE,
          how: turn % 2 === 0 ? "push" : "squash",
          seed: `${seed}/copy`,
        }),
      );
      if (turn % 3 === 2)
        steps.push(release({ at: at + 2 * 86_400, on: LINE, version: `2.${(turn + 1) / 3}.0` }));
    }
    return steps;
  },
};

import type { Composition } from "@/lib/model/composition.ts";
import { AGENT_SHARE } from "./autonomy.ts";
import { branchRule } from "./branch-signals.ts";
import type { ChangeReadings } from "./change-readings.ts";
import { isAiSign } from "./commit-signals.ts";
import type { LineShares } from "./line-shares.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * The verdict on a change that automation made: nearly all of its lines, or all of it on a branch that only automation opens.
 * Null for every other change, and for each with a sign of AI beyond the name of its branch.
 */
export function automationVerdict(
  { commits, readings }: ChangeReadings,
  shares: LineShares,
  headBranch: string | null,
  rules: RuleSet,
): Pick<Composition, "class" | "confidence" | "p" | "reason"> | null {
  if (readings.some((one) => isAiSign(one) && one.signal.family !== "branch")) return null;
  const verdict = (confidence: number, reason: string) =>
    ({ class: "automation", confidence, p: null, reason }) as const;

  if (shares !== null && shares.automation >= AGENT_SHARE) {
    return readings.some(({ signal }) => signal.rule === "author.unknown-bot")
      ? verdict(
          0.6,
          "An app's account made it that nobody has described yet; it counts as automation until somebody does.",
        )
      : verdict(
          0.99,
          "An account that runs on fixed rules made it and generates nothing, so it stands outside the mix.",
        );
  }
  const isBotBranch = branchRule(headBranch, rules)?.decides ?? false;
  if (!isBotBranch || !commits.every(({ role }) => role === "person")) return null;
  return verdict(0.95, "It came from a branch that only automation opens, so it stands outside the mix.");
}

import type { ChangeEvidence } from "./change-evidence.ts";
import { changeReadings } from "./change-readings.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * Whether the class of a change can hang on how many lines each of its commits added: commits of different hands, and an agent
 * or automation among them or behind the branch. Only then is it worth asking git to count.
 */
export function needsLines(
  evidence: Omit<ChangeEvidence, "linesByCommit">,
  rules: RuleSet = DEFAULT_RULES,
): boolean {
  if (evidence.commits.length < 2) return false;
  const { commits, readings } = changeReadings({ ...evidence, linesByCommit: null }, rules);
  const roles = new Set(commits.map(({ role }) => role));
  if (roles.size < 2) return false;
  const isAgentBehind = readings.some(({ signal }) => signal.points === "agent" && signal.p > 0);
  return isAgentBehind || roles.has("agent") || roles.has("automation");
}

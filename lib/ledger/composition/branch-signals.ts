import { type Reading, reading } from "./reading.ts";
import type { BranchRule, RuleSet } from "./rule-set.ts";

/** The rule for a head branch, by its prefix. */
export const branchRule = (branch: string | null, rules: RuleSet): BranchRule | undefined =>
  branch === null ? undefined : rules.branches.find(({ prefix }) => branch.startsWith(prefix));

/** What the name of the head branch says. */
export function branchSignals(branch: string | null, rules: RuleSet): Reading[] {
  const rule = branchRule(branch, rules);
  if (rule === undefined) return [];
  return [
    reading({
      rule: rule.id,
      family: "branch",
      tool: rule.tool,
      model: null,
      where: "branch",
      sha: null,
      ...rule.weight,
      quote: branch ?? "",
    }),
  ];
}

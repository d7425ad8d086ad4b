import { AGENT_ACCOUNTS } from "./agent-accounts.ts";
import { AUTOMATION_ACCOUNTS } from "./automation-accounts.ts";
import { BRANCH_RULES } from "./branch-rules.ts";
import type { RuleSet } from "./rule-set.ts";
import { TEXT_RULES } from "./text-rules.ts";
import { TRAILER_RULES } from "./trailer-rules.ts";

/** The rules as shipped. The version is stored with every label, so that a change of rules can be told from a change of work. */
export const DEFAULT_RULES: RuleSet = {
  version: "composition-1",
  agents: AGENT_ACCOUNTS,
  automation: AUTOMATION_ACCOUNTS,
  trailers: TRAILER_RULES,
  branches: BRANCH_RULES,
  texts: TEXT_RULES,
};

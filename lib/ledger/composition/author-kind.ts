import type { GitPerson } from "@/lib/model/git-commit.ts";
import { accountOf } from "./account-of.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import type { RuleSet } from "./rule-set.ts";

export type AuthorKind = "human" | "agent" | "automation";

/**
 * What kind of account a commit author is. An account nobody listed is a person's, unless its login ends in [bot]:
 * that is automation until somebody says otherwise.
 */
export function authorKind(person: GitPerson, rules: RuleSet = DEFAULT_RULES): AuthorKind {
  const account = accountOf(person, rules);
  if (account === null) return "human";
  if (account.kind === "automation") return "automation";
  const points = account.rule.author?.points;
  return points === "agent" || points === "automation" ? points : "human";
}

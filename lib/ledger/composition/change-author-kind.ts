import { type AuthorKind, authorKind } from "./author-kind.ts";
import type { ChangeEvidence } from "./change-evidence.ts";
import { commitSignals, isMerge } from "./commit-signals.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import type { RuleSet } from "./rule-set.ts";

/**
 * The kind of account that opened a change, as its host tells, else as far as git does: the author of a squashed or pushed commit, else the author
 * of the first of its own commits, since a merge carries the name of whoever pressed the button.
 */
export function changeAuthorKind(evidence: ChangeEvidence, rules: RuleSet = DEFAULT_RULES): AuthorKind {
  const isLanded = evidence.kind === "squash" || evidence.kind === "push";
  const own = evidence.commits.find((commit) => !isMerge(commit));
  const opener = isLanded ? evidence.mergeCommit : (own ?? evidence.mergeCommit);
  const by = evidence.opener ? { ...opener, author: evidence.opener } : opener;
  const { role } = commitSignals(by, evidence.headBranch, rules);
  return role === "agent" ? "agent" : authorKind(by.author, rules);
}

import type { GitCommit } from "@/lib/model/git-commit.ts";
import { accountIndex, type KnownAccount } from "./account-index.ts";
import { modelOf } from "./model-of.ts";
import { type Reading, reading } from "./reading.ts";
import type { RuleSet } from "./rule-set.ts";

const FAMILY = "account";

/**
 * What the author, whose account is given, says about a commit; for tools that commit a person's files the committer.
 */
export function accountSignals(commit: GitCommit, account: KnownAccount | null, rules: RuleSet): Reading[] {
  const base = { family: FAMILY, sha: commit.sha } as const;
  const { name, email } = commit.author;

  if (account?.kind === "automation") {
    const quote = `${name} <${email}>`;
    const where = "commit author";
    const rule = `author.${account.rule.id}`;
    return [reading({ ...base, rule, tool: null, model: null, where, p: 0, points: "automation", quote })];
  }
  if (account?.kind === "agent" && account.rule.author !== null) {
    const { id, tool, author, match } = account.rule;
    const isPerson = match.nameSuffix !== undefined && name.endsWith(match.nameSuffix);
    const quote = isPerson ? `…${match.nameSuffix}` : `${name} <${email}>`;
    const rule = `author.${id}`;
    return [reading({ ...base, rule, tool, model: modelOf(name), where: "commit author", ...author, quote })];
  }

  const { name: committerName } = commit.committer;
  const committer = accountIndex(rules).bySuffix.find(([suffix]) => committerName.endsWith(suffix))?.[1].rule;
  if (committer === undefined || committer.author === null) return [];
  return [
    reading({
      ...base,
      rule: `committer.${committer.id}`,
      tool: committer.tool,
      model: null,
      where: "committer",
      ...committer.author,
      quote: `…${committer.match.nameSuffix}`,
    }),
  ];
}

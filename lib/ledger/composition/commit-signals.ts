import type { GitCommit } from "@/lib/model/git-commit.ts";
import type { KnownAccount } from "./account-index.ts";
import { accountOf } from "./account-of.ts";
import { accountSignals } from "./account-signals.ts";
import { branchRule } from "./branch-signals.ts";
import { type Reading, reading } from "./reading.ts";
import type { RuleSet } from "./rule-set.ts";
import { textSignals } from "./text-signals.ts";
import { trailerSignals } from "./trailer-signals.ts";
import { WEIGHTS } from "./weights.ts";

/**
 * Who made a commit: an `agent` by itself, `automation`, a person with AI help (`hybrid`) or a `person` with no sign of it.
 * A `merge` brings work of others and is nobody's.
 */
export type CommitRole = "agent" | "automation" | "hybrid" | "person" | "merge";

export type CommitReading = {
  readonly sha: string;
  readonly role: CommitRole;
  readonly readings: readonly Reading[];
};

const MERGE_SUBJECT = /^Merge (?:branch|remote-tracking branch|pull request|tag|commit) /;

/** Merges, also those of the web interface that were flattened afterwards. */
export const isMerge = (commit: GitCommit): boolean =>
  commit.parents.length > 1 ||
  (commit.committer.email === "noreply@github.com" && MERGE_SUBJECT.test(commit.subject));

/** A sign of AI content that counts by itself. */
export const isAiSign = ({ signal, isSupporting }: Reading): boolean =>
  !isSupporting && signal.p > 0 && (signal.points === "agent" || signal.points === "hybrid");

/**
 * What the message says, without who wrote it. Known automation copies release notes into its messages, so of those only
 * the trailer block is read.
 */
export function messageSignals(commit: GitCommit, author: KnownAccount | null, rules: RuleSet): Reading[] {
  if (author?.kind === "automation" && !author.rule.runsAgents) {
    return trailerSignals({ ...commit, subject: "" }, rules);
  }
  return [...trailerSignals(commit, rules), ...textSignals(commit, rules)];
}

type Read = { readonly headBranch: string | null; readonly rules: RuleSet; readonly read: CommitReading };
/** Who opened a change, whether its lines must be counted and what it is are all asked of the same commits. */
const last = new WeakMap<GitCommit, Read>();

/** Every signal of one commit, and who made it. */
export function commitSignals(commit: GitCommit, headBranch: string | null, rules: RuleSet): CommitReading {
  const known = last.get(commit);
  if (known?.headBranch === headBranch && known.rules === rules) return known.read;
  const read = readCommit(commit, headBranch, rules);
  last.set(commit, { headBranch, rules, read });
  return read;
}

function readCommit(commit: GitCommit, headBranch: string | null, rules: RuleSet): CommitReading {
  if (isMerge(commit)) return { sha: commit.sha, role: "merge", readings: [] };
  const known = accountOf(commit.author, rules);
  const account = accountSignals(commit, known, rules);
  const message = messageSignals(commit, known, rules);
  const [author] = account;

  if (author?.signal.points === "automation") {
    const isAgentBranch = branchRule(headBranch, rules)?.weight.points === "agent";
    const runsAgents = known?.kind === "automation" && known.rule.runsAgents;
    if (!runsAgents || !(isAgentBranch || message.some(isAiSign))) {
      return { sha: commit.sha, role: "automation", readings: [...account, ...message] };
    }
    const agent = reading({ ...author.signal, rule: `${author.signal.rule}.agent`, ...WEIGHTS.agentMedium });
    return { sha: commit.sha, role: "agent", readings: [agent, ...message] };
  }
  const readings = [...account, ...message];
  if (author?.signal.points === "agent") return { sha: commit.sha, role: "agent", readings };
  return { sha: commit.sha, role: readings.some(isAiSign) ? "hybrid" : "person", readings };
}

import { accountOf } from "./account-of.ts";
import { accountSignals } from "./account-signals.ts";
import { attributedLines } from "./attributed-lines.ts";
import { branchSignals } from "./branch-signals.ts";
import type { ChangeEvidence } from "./change-evidence.ts";
import { type CommitReading, commitSignals, isAiSign, messageSignals } from "./commit-signals.ts";
import { noteSignals } from "./note-signals.ts";
import { type Reading, reading } from "./reading.ts";
import type { RuleSet } from "./rule-set.ts";
import { WEIGHTS } from "./weights.ts";

export type ChangeReadings = {
  /** The change's own commits, merges left out. */
  readonly commits: readonly CommitReading[];
  /** All signals in one fixed order, those that lack what they support left out. */
  readonly readings: readonly Reading[];
};

const asOpener = (readings: readonly Reading[], where: string): Reading[] =>
  readings
    .filter(({ signal }) => signal.family === "account" && signal.where === "commit author")
    .map(({ signal }) => {
      const isAgent = signal.points === "agent" && signal.p >= WEIGHTS.agent.p;
      const p = isAgent ? WEIGHTS.agentOpener.p : signal.p;
      return reading({ ...signal, where, p }, { isOpener: isAgent });
    });

/** Squashing keeps the account that opened the pull request as author of the landed commit. */
const squashSignals = ({ kind }: ChangeEvidence, landed: CommitReading): Reading[] =>
  kind === "squash" ? asOpener(landed.readings, "squash commit author") : [];

/** The account that opened the pull request, as its host tells it. */
function openerSignals({ opener, mergeCommit }: ChangeEvidence, rules: RuleSet): Reading[] {
  if (!opener) return [];
  const opened = { ...mergeCommit, sha: "", author: opener, committer: opener };
  return asOpener(accountSignals(opened, accountOf(opener, rules), rules), "pull request author").map(
    (one) => ({ ...one, signal: { ...one.signal, sha: null } }),
  );
}

const order = ({ signal }: Reading): string =>
  [signal.family, signal.rule, signal.where, signal.sha ?? "", signal.quote].join("\n");

/** Every signal of a change: its commits, the commit it landed with, the branch it came from, line notes. */
export function changeReadings(evidence: ChangeEvidence, rules: RuleSet): ChangeReadings {
  const { mergeCommit, headBranch } = evidence;
  const listed = evidence.commits.map((commit) => commitSignals(commit, headBranch, rules));
  const landed =
    listed.find(({ sha }) => sha === mergeCommit.sha) ?? commitSignals(mergeCommit, headBranch, rules);
  const own = listed.filter(({ role }) => role !== "merge");
  const commits = own.length === 0 && landed.role !== "merge" ? [landed] : own;

  const readings = commits.flatMap((commit) => commit.readings);
  if (!commits.some(({ sha }) => sha === mergeCommit.sha)) {
    const author = accountOf(mergeCommit.author, rules);
    readings.push(...squashSignals(evidence, landed), ...messageSignals(mergeCommit, author, rules));
  }
  readings.push(...openerSignals(evidence, rules));
  readings.push(...branchSignals(headBranch, rules), ...noteSignals(attributedLines(evidence)));

  const isConfirmed = readings.some((one) => isAiSign(one) && one.signal.points === "agent");
  const unique = new Map(
    readings.filter((one) => isConfirmed || !one.isSupporting).map((one) => [order(one), one]),
  );
  const sorted = [...unique].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
  return { commits, readings: sorted };
}

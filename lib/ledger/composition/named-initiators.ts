import type { GitCommit, GitPerson } from "@/lib/model/git-commit.ts";
import type { InitiatorRule } from "@/lib/model/initiator.ts";
import { accountOf } from "./account-of.ts";
import type { ChangeEvidence } from "./change-evidence.ts";
import { commitSignals, isMerge } from "./commit-signals.ts";
import { DEFAULT_RULES } from "./default-rules.ts";
import type { RuleSet } from "./rule-set.ts";
import { trailerPerson } from "./trailer-person.ts";
import { trailers } from "./trailers.ts";

/** A person whom the commits of an agent name, and where. */
export type NamedInitiator = {
  readonly person: GitPerson;
  readonly rule: InitiatorRule;
  /** The commit that names them. */
  readonly sha: string;
};

/** What the web interface of a host commits as: nobody's address. */
const WEB_FLOW = "noreply@github.com";

/**
 * The people whom the commits of an agent's change name, each once by the surest rule, in no order. An agent names who asked
 * for a commit as its co-author; the first of its commits that names one person tells who began. Where only the landed commit
 * can be read, its co-authors may have joined in on the way, so one of them is less sure and several are a hint. Empty for the
 * change of a person. Whoever has made commits of the change by hand is not named by these.
 */
export function namedInitiators(
  evidence: Pick<ChangeEvidence, "kind" | "commits" | "mergeCommit" | "headBranch">,
  rules: RuleSet = DEFAULT_RULES,
): NamedInitiator[] {
  const { kind, commits, mergeCommit, headBranch } = evidence;
  const isAgents = (commit: GitCommit): boolean =>
    !isMerge(commit) && commitSignals(commit, headBranch, rules).role === "agent";
  const own = commits.filter((commit) => commit.sha !== mergeCommit.sha && isAgents(commit));
  const isWhole = own.length > 0 || kind === "push" || kind === "rebase";
  if (!isWhole) return landed(mergeCommit, rules);
  const byHand = own.length > 0 ? own : commits.filter(isAgents);
  return once([...coAuthors(byHand, rules), ...committer(kind === "rebase" ? [] : byHand, rules)]);
}

function landed(commit: GitCommit, rules: RuleSet): NamedInitiator[] {
  const people = humansNamed(commit, rules);
  const rule = people.length === 1 ? "landed_co_author" : "shared_co_author";
  return people.map((person) => ({ person, rule, sha: commit.sha }));
}

function coAuthors(commits: readonly GitCommit[], rules: RuleSet): NamedInitiator[] {
  let isFirst = true;
  return commits.flatMap((commit) => {
    const people = humansNamed(commit, rules);
    const first = people.length === 1 ? "co_author" : "shared_co_author";
    const rule = isFirst ? first : "later_co_author";
    if (people.length > 0) isFirst = false;
    return people.map((person) => ({ person, rule, sha: commit.sha }));
  });
}

/** The one person who had all of an agent's commits on their machine. */
function committer(commits: readonly GitCommit[], rules: RuleSet): NamedInitiator[] {
  const [first] = commits;
  const by = new Set(commits.map((commit) => addressOf(commit.committer)));
  if (first === undefined || by.size !== 1 || !isHuman(first.committer, rules)) return [];
  return [{ person: first.committer, rule: "committer", sha: first.sha }];
}

function humansNamed({ subject, body }: GitCommit, rules: RuleSet): GitPerson[] {
  const found = new Map<string, GitPerson>();
  for (const { key, value } of trailers(subject, body)) {
    const person = key === "co-authored-by" ? trailerPerson(value) : null;
    if (person !== null && isHuman(person, rules) && !found.has(whoOf(person)))
      found.set(whoOf(person), person);
  }
  return [...found.values()];
}

const addressOf = ({ email }: GitPerson): string => email.trim().toLowerCase();
/** The same login with and without its number is one account. */
const whoOf = (person: GitPerson): string =>
  addressOf(person).replace(/^\d+\+(?=[^@]+@users\.noreply\.)/, "");
/** The longest address that mail knows (RFC 5321), and a name beyond any. */
const LONGEST = { email: 254, name: 300 };
const isHuman = (person: GitPerson, rules: RuleSet): boolean =>
  addressOf(person).includes("@") &&
  person.email.length <= LONGEST.email &&
  person.name.length <= LONGEST.name &&
  addressOf(person) !== WEB_FLOW &&
  accountOf(person, rules) === null;

/** Of what one rule says of one person, the first. */
function once(all: readonly NamedInitiator[]): NamedInitiator[] {
  const kept = new Map<string, NamedInitiator>();
  for (const each of all) {
    const key = `${each.rule} ${whoOf(each.person)}`;
    if (!kept.has(key)) kept.set(key, each);
  }
  return [...kept.values()];
}

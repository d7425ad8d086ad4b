/** What the message of a commit says about how it landed. */
export type Recognised = {
  /** `pull`: a forge names the pull request. `suffix`: only a number closes the subject. `branch`: a merge names a branch. */
  readonly form: "pull" | "suffix" | "branch";
  readonly number: number | null;
  readonly title: string;
  /** The branch that was merged, without its owner or remote. */
  readonly headBranch: string | null;
  /** The branch merged into, where a merge of a branch says so. */
  readonly target: string | null;
  /** The branch came from another clone: an address or a remote is named. */
  readonly remote: boolean;
};

const NUMBER = String.raw`(\d{1,9})`;
const GITHUB = new RegExp(`^Merge pull request #${NUMBER} from (\\S+)`);
const GITEA = new RegExp(`^Merge pull request '(.*)' \\(#${NUMBER}\\) from (\\S+) into \\S+`);
const BITBUCKET_CLOUD = new RegExp(`^Merged in (\\S+) \\(pull request #${NUMBER}\\)`);
const BITBUCKET_SERVER = new RegExp(`^Pull request #${NUMBER}: (.*)$`);
const BITBUCKET_SERVER_FROM = /^Merge in \S+ from (\S+) to \S+/m;
const AZURE = new RegExp(`^Merged PR ${NUMBER}: (.*)$`);
const GITLAB = new RegExp(`^See merge request (?:\\S+)?!${NUMBER}\\s*$`, "m");
const SUFFIX = new RegExp(`\\(#${NUMBER}\\)$`);
/** Longer subjects are no merge messages of a program. */
const LONGEST_MERGE = 2_000;
const BRANCH =
  /^Merge (remote-tracking )?branch(?:es)? '([^']+)'(?:[^']*?( of \S+))?(?:.*? into '?([^'\s]+)'?)?\s*$/;
const OCTOPUS = /^Merge branches '([^']+)'/;

/** Reads subject and body of a commit; null for an ordinary message. `parents` is how many parents it has. */
export function recognise(subject: string, body: string, parents: number): Recognised | null {
  const pull = namedPull(subject, body);
  if (pull !== null) return pull;
  const branch = parents > 1 ? mergedBranch(subject) : null;
  const gitlab = branch === null ? null : GITLAB.exec(body);
  if (branch !== null && gitlab !== null) {
    return { ...branch, form: "pull", number: Number(gitlab[1]), title: firstLine(body) ?? subject };
  }
  if (branch !== null) return branch;
  const trimmed = subject.trimEnd();
  const suffix = SUFFIX.exec(trimmed);
  const title = trimmed.slice(0, suffix?.index ?? 0).trim();
  return suffix === null || title === "" ? null : named("suffix", suffix[1], title, null);
}

/** What `recognise` says of a subject of which it is known that only this number closes it. */
export const suffixed = (subject: string, number: number): Recognised => ({
  form: "suffix",
  number,
  title: subject.slice(0, subject.lastIndexOf("(#")).trim(),
  headBranch: null,
  target: null,
  remote: false,
});

function namedPull(subject: string, body: string): Recognised | null {
  const gitea = GITEA.exec(subject);
  if (gitea !== null) return named("pull", gitea[2], gitea[1] ?? subject, gitea[3] ?? null);
  const github = GITHUB.exec(subject);
  if (github !== null) {
    return named("pull", github[1], firstLine(body) ?? subject, withoutOwner(github[2] ?? ""));
  }
  const cloud = BITBUCKET_CLOUD.exec(subject);
  if (cloud !== null) return named("pull", cloud[2], firstLine(body) ?? subject, cloud[1] ?? null);
  const server = BITBUCKET_SERVER.exec(subject);
  if (server !== null) {
    return named("pull", server[1], server[2] ?? subject, BITBUCKET_SERVER_FROM.exec(body)?.[1] ?? null);
  }
  const azure = AZURE.exec(subject);
  return azure === null ? null : named("pull", azure[1], azure[2] ?? subject, null);
}

function named(
  form: "pull" | "suffix",
  number: string | undefined,
  title: string,
  headBranch: string | null,
): Recognised | null {
  const value = Number(number);
  if (!(value > 0)) return null;
  return { form, number: value, title: title.trim(), headBranch, target: null, remote: false };
}

function mergedBranch(subject: string): Recognised | null {
  if (subject.length > LONGEST_MERGE) return null;
  const octopus = OCTOPUS.exec(subject);
  if (octopus !== null) return branchForm(subject, octopus[1] ?? null, null, false);
  const match = BRANCH.exec(subject);
  if (match === null) return null;
  const tracking = match[1] !== undefined;
  const name = match[2] ?? "";
  const source = tracking ? withoutOwner(name) : name;
  return branchForm(subject, source, match[4] ?? null, tracking || match[3] !== undefined);
}

function branchForm(
  title: string,
  headBranch: string | null,
  target: string | null,
  remote: boolean,
): Recognised {
  return { form: "branch", number: null, title, headBranch, target, remote };
}

function withoutOwner(name: string): string {
  const slash = name.indexOf("/");
  const rest = slash < 0 ? name : name.slice(slash + 1);
  return rest === "" ? name : rest;
}

function firstLine(body: string): string | null {
  for (const line of body.split("\n", 50)) {
    const text = line.trim();
    if (text !== "" && !text.startsWith("See merge request")) return text;
  }
  return null;
}

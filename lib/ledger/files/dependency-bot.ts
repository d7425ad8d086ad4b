/** Accounts of programs that do nothing but raise dependencies, as they appear in names, logins and e-mail addresses. */
const BOTS =
  /(?:^|[+<\s])(?:dependabot(?:-preview)?|renovate(?:-bot)?|mend-for-github-com|snyk-bot|pyup-bot|greenkeeper(?:io-bot)?|depfu|scala-steward|violinist-bot|requires-bot)(?:\[bot\])?(?:$|[@>\s])/i;
const ADDRESSES =
  /^(?:support@dependabot\.com|bot@renovateapp\.com|renovate@whitesourcesoftware\.com|snyk-bot@snyk\.io|github-bot@pyup\.io|me@scala-steward\.org|hello@scala-steward\.org|support@greenkeeper\.io|hello@depfu\.com)$/i;
const BRANCHES =
  /^(?:dependabot|renovate|depfu|pyup|scala-steward)\/|^(?:renovate|snyk-(?:fix|upgrade))[/-]|^update\/[\w.-]+-\d+\.\d+/;

/** Who made a change, as far as git knows. */
export type BumpFacts = {
  readonly name: string;
  readonly email: string;
  readonly headBranch: string | null;
};

/** Whether the author or the head branch is that of a dependency bot. */
export const isDependencyBot = ({ name, email, headBranch }: BumpFacts): boolean =>
  BOTS.test(name) ||
  BOTS.test(email) ||
  ADDRESSES.test(email) ||
  (headBranch !== null && BRANCHES.test(headBranch));

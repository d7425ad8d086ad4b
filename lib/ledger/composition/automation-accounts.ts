import type { AccountMatch, AutomationRule } from "./rule-set.ts";

/** Logins alone are enough for most: one that ends in [bot] cannot be taken by a person. */
const LOGINS = [
  "dependabot-preview[bot]",
  "pre-commit-ci[bot]",
  "mergify[bot]",
  "release-please[bot]",
  "greenkeeper[bot]",
  "imgbot[bot]",
  "allcontributors[bot]",
  "transifex-integration[bot]",
  "codecov[bot]",
  "stale[bot]",
  "stainless-app[bot]",
  "fern-api[bot]",
  "pull[bot]",
  "sonarcloud[bot]",
  "vercel[bot]",
  "netlify[bot]",
  "deepsource-autofix[bot]",
];

const row = (id: string, match: AccountMatch, runsAgents = false): AutomationRule => ({
  id,
  match,
  runsAgents,
});

/** Accounts of programs that generate nothing: updates, releases, translations, formatting. */
export const AUTOMATION_ACCOUNTS: readonly AutomationRule[] = [
  row("dependabot", {
    accountIds: [49699333],
    logins: ["dependabot[bot]"],
    emails: ["support@dependabot.com", "dependabot@github.com"],
  }),
  row("renovate", {
    accountIds: [29139614],
    logins: ["renovate[bot]", "renovate-bot"],
    emails: ["bot@renovateapp.com"],
  }),
  row(
    "github-actions",
    {
      accountIds: [41898282],
      logins: ["github-actions[bot]"],
      emails: ["actions@github.com", "action@github.com", "github-actions@github.com"],
    },
    true,
  ),
  row("semantic-release", {
    logins: ["semantic-release-bot"],
    emails: ["semantic-release-bot@martynus.net"],
  }),
  row("snyk", { logins: ["snyk-bot"], emails: ["snyk-bot@snyk.io"] }),
  row("pyup", { logins: ["pyup-bot"], emails: ["github-bot@pyup.io"] }),
  row("weblate", { logins: ["weblate"], emails: ["noreply@weblate.org", "hosted@weblate.org"] }),
  row("crowdin", { logins: ["crowdin-bot"], emails: ["support+bot@crowdin.com"] }),
  row("changesets", { logins: ["changeset-bot", "changeset-bot[bot]"] }),
  ...LOGINS.map((login) => row(login.replace("[bot]", ""), { logins: [login] })),
];

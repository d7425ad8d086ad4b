/** The ways to sign in to a system, in the order in which to consider them. */
export const WAYS = [
  {
    way: "github_manifest",
    title: "GitHub, through an app of your own",
    when: "Best for an organisation: it does not leave with a person, has its own allowance and reads only. GitHub makes it in two clicks.",
  },
  {
    way: "github_token",
    title: "GitHub, with a token",
    when: "Quick for a start: a fine-grained or classic token of one account. Works for github.com and an Enterprise Server.",
  },
  {
    way: "github_app",
    title: "GitHub, with an app that exists",
    when: "You have the id and private key of a GitHub App already.",
  },
  {
    way: "jira_token",
    title: "Jira Cloud, with an API token",
    when: "The e-mail address and API token of an account that can see the projects.",
  },
  {
    way: "jira_oauth",
    title: "Jira Cloud, through an OAuth 2.0 app",
    when: "You have an app in Atlassian's developer console and agree to its permissions in the browser.",
  },
  {
    way: "jira_pat",
    title: "Jira Data Center",
    when: "A personal access token; below a path and with a certificate of your own if need be.",
  },
] as const;
export type Way = (typeof WAYS)[number]["way"];

/** What an app asks of a person who signs in to Jira: reading, and webhooks of its own. */
export const JIRA_SCOPES = [
  "read:jira-work",
  "read:jira-user",
  "read:board-scope:jira-software",
  "read:sprint:jira-software",
  "read:epic:jira-software",
  "read:issue-details:jira",
  "read:jql:jira",
  "read:project:jira",
  "manage:jira-webhook",
  "offline_access",
] as const;

import type { AuthKind, CheckedCall } from "@/lib/model/connection.ts";
import type { Standing } from "@/lib/views/stream-standing.ts";

export const STANDING_WORD: Readonly<Record<Standing, string>> = {
  ok: "Current",
  reading: "Reading",
  behind: "Behind",
  partial: "Partial",
  blocked: "Blocked",
  failed: "Failed",
  paused: "Paused",
};

export const KIND_WORD = { github: "GitHub", jira: "Jira" } as const;
export const PLACE_WORD = { github: ["repository", "repositories"], jira: ["project", "projects"] } as const;

export const AUTH_WORD: Readonly<Record<AuthKind, string>> = {
  github_app: "GitHub App",
  github_token: "access token",
  jira_token: "e-mail and API token",
  jira_oauth: "OAuth 2.0 app",
  jira_pat: "personal access token",
};

export const CALL_WORD: Readonly<Record<CheckedCall["state"], string>> = {
  ok: "Works",
  missing: "Refused",
  failed: "Does not work",
  not_used: "Not tried",
};

/** The name of a list as people say it: `pull_requests` is “Pull requests”. */
export function streamWord(stream: string): string {
  const words = stream.replaceAll("_", " ");
  return `${words.slice(0, 1).toUpperCase()}${words.slice(1)}`;
}

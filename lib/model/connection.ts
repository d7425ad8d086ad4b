import { z } from "zod";
import { STAGES, WORK_ITEM_KINDS } from "./work-item.ts";

export const CONNECTION_KINDS = ["git", "github", "jira"] as const;
export type ConnectionKind = (typeof CONNECTION_KINDS)[number];

/** How a connection signs in. */
export const AUTH_KINDS = ["github_app", "github_token", "jira_token", "jira_oauth", "jira_pat"] as const;
export type AuthKind = (typeof AUTH_KINDS)[number];

/** What an admin chose to read from GitHub. Patterns are `owner/name` with `*`; an empty `include` reads all that can be seen. */
export const GithubSettings = z.object({
  include: z.array(z.string().max(200)).max(500).default([]),
  exclude: z.array(z.string().max(200)).max(500).default([]),
  /** Logins of the organisations whose teams are read. */
  organisations: z.array(z.string().max(100)).max(50).default([]),
  /** Names of environments that count as production, with `*`. */
  production: z.array(z.string().max(100)).max(50).default(["production", "prod", "live"]),
  /** PEM certificates that are trusted besides the usual ones. */
  caBundle: z.string().max(200_000).nullable().default(null),
  /** Hosts in a private network that may be called: a GitHub Enterprise Server. */
  privateHosts: z.array(z.string().max(253)).max(20).default([]),
  appId: z.string().max(40).nullable().default(null),
  installationId: z.string().max(40).nullable().default(null),
});
export type GithubSettings = z.output<typeof GithubSettings>;

/** Which of a site's own fields mean what. Values are field ids such as `customfield_10016`. */
export const JiraFieldMap = z.object({
  points: z.array(z.string().max(60)).max(10).default([]),
  sprint: z.string().max(60).nullable().default(null),
  epicLink: z.string().max(60).nullable().default(null),
  parentLink: z.string().max(60).nullable().default(null),
  phase: z.string().max(60).nullable().default(null),
});
export type JiraFieldMap = z.output<typeof JiraFieldMap>;

export const JiraSettings = z.object({
  /** Project keys, with `*`; empty: all that can be seen. */
  projects: z.array(z.string().max(100)).max(500).default([]),
  exclude: z.array(z.string().max(100)).max(500).default([]),
  /** Narrows further, in the tracker's own query language. */
  jql: z.string().max(2_000).nullable().default(null),
  fields: JiraFieldMap.prefault({}),
  /** Chosen by a person, by type id and by status id; the rest is told by name and category. */
  types: z.record(z.string(), z.enum(WORK_ITEM_KINDS)).default({}),
  stages: z.record(z.string(), z.enum(STAGES)).default({}),
  caBundle: z.string().max(200_000).nullable().default(null),
  privateHosts: z.array(z.string().max(253)).max(20).default([]),
  cloudId: z.string().max(100).nullable().default(null),
  clientId: z.string().max(200).nullable().default(null),
});
export type JiraSettings = z.output<typeof JiraSettings>;

/** What is sealed: one text, JSON of this. The two webhook secrets are both good while one replaces the other. */
export const ConnectionSecrets = z.object({
  token: z.string().optional(),
  privateKey: z.string().optional(),
  email: z.string().optional(),
  clientSecret: z.string().optional(),
  accessToken: z.string().optional(),
  refreshToken: z.string().optional(),
  /** Seconds. */
  accessExpiresAt: z.number().optional(),
  /** What a host gave a person's browser after they agreed, and where it was sent to: exchanged once, then gone. */
  code: z.string().optional(),
  redirectUrl: z.string().optional(),
  webhookSecrets: z.array(z.string()).max(2).default([]),
});
export type ConnectionSecrets = z.output<typeof ConnectionSecrets>;

/** One call that collection makes, tried: what it is for, whether it works, and what is missing without it. */
export type CheckedCall = {
  readonly call: string;
  readonly needs: string;
  readonly state: "ok" | "missing" | "failed" | "not_used";
  readonly costs: string;
  readonly fix: string | null;
};

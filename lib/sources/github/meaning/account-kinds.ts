import type { AccountKind } from "@/lib/model/account.ts";

const AGENTS = new Set([198982749, 223556219, 209825114, 158243242, 161369871, 138933559].map(String));
const REVIEW_AGENTS = new Set([175728472, 199175422].map(String));
const AUTOMATION = new Set([223894421, 49699333, 41898282].map(String));

const AGENT_LOGINS = new Set([
  "copilot-swe-agent[bot]",
  "claude[bot]",
  "cursor[bot]",
  "devin-ai-integration[bot]",
  "google-labs-jules[bot]",
  "gemini-cli[bot]",
  "factory-droid[bot]",
  "roomote[bot]",
  "amazon-q-developer[bot]",
  "codegen-sh[bot]",
  "sweep-ai[bot]",
  "openhands-agent",
]);
const REVIEW_LOGINS = new Set([
  "copilot-pull-request-reviewer[bot]",
  // Its own changes are opened by the person who asked for them.
  "chatgpt-codex-connector[bot]",
  "gemini-code-assist[bot]",
  "coderabbitai[bot]",
  "sourcery-ai[bot]",
  "greptile-apps[bot]",
  "qodo-merge-pro[bot]",
  "qodo-code-review[bot]",
  "ellipsis-dev[bot]",
  "graphite-app[bot]",
]);
/** Machines that sign in as people do. */
const MACHINE_LOGINS = new Set([
  "renovate-bot",
  "semantic-release-bot",
  "snyk-bot",
  "weblate",
  "crowdin-bot",
  "changeset-bot",
  "k8s-ci-robot",
]);

/** Who stands behind an account: by its number, else by its whole login; an unknown bot is automation. */
export function accountKind(id: string | null, login: string | null, isBot: boolean): AccountKind {
  const name = login?.toLowerCase() ?? "";
  if (id !== null) {
    if (AGENTS.has(id)) return "agent";
    if (REVIEW_AGENTS.has(id)) return "review_agent";
    if (AUTOMATION.has(id)) return "automation";
  }
  if (AGENT_LOGINS.has(name)) return "agent";
  if (REVIEW_LOGINS.has(name)) return "review_agent";
  return isBot || name.endsWith("[bot]") || MACHINE_LOGINS.has(name) ? "automation" : "human";
}

/** Logins that the two languages of the host tell differently, by number. */
export const ONE_LOGIN: ReadonlyMap<string, string> = new Map([
  ["198982749", "copilot-swe-agent[bot]"],
  ["175728472", "copilot-pull-request-reviewer[bot]"],
]);

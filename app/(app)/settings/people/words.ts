import type { AccountKind } from "@/lib/model/account.ts";
import type { IdentityState } from "@/lib/model/identity-decision.ts";

export const STATE_LABEL: Readonly<Record<IdentityState, string>> = {
  suggested: "To confirm",
  matched: "People",
  unmatched: "Unmatched",
  machine: "Bots and agents",
};

export const KIND_LABEL: Readonly<Record<AccountKind, string>> = {
  human: "Person",
  automation: "Bot",
  agent: "Agent",
  review_agent: "Review agent",
  app: "App",
  ghost: "Deleted account",
};

const RULES: Readonly<Record<string, string>> = {
  decision: "somebody here said so",
  noreply_id: "the address carries the account's number",
  noreply_login: "the address carries the account's login",
  same_login: "the same login at the same host",
  same_email: "the same e-mail address",
  mailmap: "a .mailmap says so",
  own_pulls: "only this account opens pull requests with these commits, and the names agree",
  opened_pulls: "only this account opens pull requests with these commits",
  email_without_tag: "the same address but for what follows a plus",
  same_name: "the same full name",
  login_elsewhere: "the same login at another host",
  local_part: "the address begins like the login",
};

/** Why two identities are, or may be, one person. */
export const ruleWords = (rule: string | null): string => RULES[rule ?? ""] ?? "known by this account";

/** How sure a rule is: a share of one, as the rule states it. */
export const sureness = (confidence: number | null): string =>
  confidence === null ? "" : `${Math.round(confidence * 100)} % sure`;

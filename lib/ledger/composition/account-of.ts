import type { GitPerson } from "@/lib/model/git-commit.ts";
import type { AccountMatch, AccountRule, AutomationRule, RuleSet } from "./rule-set.ts";

/** What an address and a name say about an account: GitHub writes `<number>+<login>@users.noreply.github.com`. */
export type Account = {
  readonly email: string;
  readonly name: string;
  readonly id: number | null;
  readonly login: string | null;
};

export type KnownAccount =
  | { readonly kind: "agent"; readonly rule: AccountRule }
  | { readonly kind: "automation"; readonly rule: AutomationRule };

const NOREPLY = /^(?:(\d{1,15})\+)?([^@+]+)@users\.noreply\.github\.com$/;
/** A login that ends so belongs to an app; no person can take it. */
const BOT = /^[a-z0-9][a-z0-9-]*\[bot\]$/;

export function readAccount(person: GitPerson): Account {
  const email = person.email.trim().toLowerCase();
  const name = person.name.trim();
  const noreply = NOREPLY.exec(email);
  const login = noreply?.[2] ?? (BOT.test(name.toLowerCase()) ? name.toLowerCase() : null);
  return { email, name, id: noreply?.[1] === undefined ? null : Number(noreply[1]), login };
}

function matches(match: AccountMatch, account: Account): boolean {
  const byName = match.names?.includes(account.name) ?? false;
  const byEmail = match.emails?.includes(account.email) ?? false;
  if (match.needsBoth) return byName && byEmail;
  if (match.nameSuffix !== undefined && account.name.endsWith(match.nameSuffix)) return true;
  return byName || byEmail || (account.login !== null && (match.logins?.includes(account.login) ?? false));
}

/** The known account of a person as git names it; null for everybody else, whatever their first name. */
export function accountOf(person: GitPerson, rules: RuleSet): KnownAccount | null {
  const account = readAccount(person);
  const { id, login } = account;
  if (id !== null) {
    const agent = rules.agents.find((rule) => rule.match.accountIds?.includes(id));
    if (agent !== undefined) return { kind: "agent", rule: agent };
    const automation = rules.automation.find((rule) => rule.match.accountIds?.includes(id));
    if (automation !== undefined) return { kind: "automation", rule: automation };
  }
  const agent = rules.agents.find((rule) => matches(rule.match, account));
  if (agent !== undefined) return { kind: "agent", rule: agent };
  const automation = rules.automation.find((rule) => matches(rule.match, account));
  if (automation !== undefined) return { kind: "automation", rule: automation };
  if (login === null || !BOT.test(login)) return null;
  return { kind: "automation", rule: { id: "unknown-bot", match: { logins: [login] }, runsAgents: true } };
}

import type { GitPerson } from "@/lib/model/git-commit.ts";
import { accountIndex, type KnownAccount } from "./account-index.ts";
import type { RuleSet } from "./rule-set.ts";

const NOREPLY = /^(?:(\d{1,15})\+)?([^@+]+)@users\.noreply\.github\.com$/;
/** A login that ends so belongs to an app; no person can take it. */
const BOT = /^[a-z0-9][a-z0-9-]*\[bot\]$/;

/**
 * The known account of a person as git names it: by the number that GitHub writes into `<number>+<login>@users.noreply.github.com`,
 * else by full address, login or full name. Null for everybody else, whatever their first name.
 */
export function accountOf(person: GitPerson, rules: RuleSet): KnownAccount | null {
  const index = accountIndex(rules);
  const name = person.name.trim();
  const email = person.email.trim().toLowerCase();
  const noreply = NOREPLY.exec(email);
  if (noreply?.[1] !== undefined) {
    const account = index.byId.get(Number(noreply[1]));
    if (account !== undefined) return account;
  }
  const botName = name.endsWith("[bot]") ? name.toLowerCase() : null;
  const login = noreply?.[2] ?? (botName !== null && BOT.test(botName) ? botName : null);
  const known =
    index.byEmail.get(email) ??
    (login === null ? undefined : index.byLogin.get(login)) ??
    index.byName.get(name) ??
    index.byBoth.get(`${name} <${email}>`) ??
    index.bySuffix.find(([suffix]) => name.endsWith(suffix))?.[1];
  if (known !== undefined) return known;
  if (login === null || !BOT.test(login)) return null;
  return { kind: "automation", rule: { id: "unknown-bot", match: { logins: [login] }, runsAgents: true } };
}

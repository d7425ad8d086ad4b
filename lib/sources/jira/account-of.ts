import type { Account, AccountKind } from "@/lib/model/account.ts";
import { cleanText } from "./clean-text.ts";
import { User } from "./schema.ts";

/** Apps that do as a rule says, and apps that work as an agent does; every other app is left an app for people to type. */
const AUTOMATION = /\bautomation\b|\bbot\b|\bgithub\b|\bslack\b|\bwebhook\b|\bsync\b/i;
const AGENT = /\brovo\b|\bagent\b|\bdevin\b|\bcopilot\b|\bclaude\b|\bcodex\b|\bcursor\b/i;

/** The account behind a user of Jira; null for nobody, for what is no user, and for one whose id is withheld. */
export function accountOf(host: string, value: unknown): Account | null {
  const parsed = User.safeParse(value);
  if (!parsed.success) return null;
  const user = parsed.data;
  const id = user.accountId || user.key || user.name;
  if (id === null || id === undefined || id === "" || id === "unknown") return null;
  return {
    key: `${host}/${cleanText(id, 200)}`,
    login: user.name ? cleanText(user.name, 200) : null,
    name: user.displayName ? cleanText(user.displayName, 200) : null,
    email: user.emailAddress?.includes("@") ? cleanText(user.emailAddress, 320).toLowerCase() : null,
    kind: kindOfUser(user),
    isActive: user.active !== false,
  };
}

/** Key of the account by its id alone, as changelogs name people. */
export const accountKey = (host: string, id: string | null): string | null =>
  id === null || id === "" || id === "unknown" || id === "-1" ? null : `${host}/${id}`;

function kindOfUser(user: User): AccountKind {
  const name = user.displayName ?? "";
  if (user.active === false && /^(former user|deleted user)$/i.test(name.trim())) return "ghost";
  if (user.accountType === "app" && AGENT.test(name)) return "agent";
  if (user.accountType === "app") return AUTOMATION.test(name) ? "automation" : "app";
  return "human";
}

import { accountOf } from "@/lib/ledger/composition/account-of.ts";
import { DEFAULT_RULES } from "@/lib/ledger/composition/default-rules.ts";
import type { IdentityFacts } from "@/lib/normalized/people/identity.ts";

/** The tool behind an agent's account, as the rules of composition name it. */
export function toolOf({ key, kind, login, name, email }: IdentityFacts): string | null {
  if (kind !== "agent" && kind !== "review_agent") return null;
  const id = key.slice(key.lastIndexOf("/") + 1);
  const address =
    email ?? (login === null ? "" : `${/^\d+$/.test(id) ? `${id}+` : ""}${login}@users.noreply.github.com`);
  const account = accountOf({ name: name ?? login ?? "", email: address }, DEFAULT_RULES);
  return account?.kind === "agent" ? account.rule.tool : null;
}

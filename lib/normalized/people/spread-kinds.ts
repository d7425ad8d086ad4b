import type { AccountKind } from "@/lib/model/account.ts";
import { type IdentityFacts, isHuman } from "./identity.ts";
import { noreplyOf } from "./noreply.ts";

/**
 * Gives identities the kind that somebody decided, and an address that carries the number of a bot's account the kind of that
 * account: who types an account need not type its addresses.
 */
export function spreadKinds(
  identities: readonly IdentityFacts[],
  decided: ReadonlyMap<string, AccountKind>,
): IdentityFacts[] {
  const typed = identities.map((each) => ({ ...each, kind: decided.get(each.key) ?? each.kind }));
  const machines = new Map(typed.filter((each) => !isHuman(each)).map(({ key, kind }) => [key, kind]));
  return typed.map((each) => {
    if (!each.key.startsWith("git/") || decided.has(each.key)) return each;
    const noreply = noreplyOf(each.email);
    const kind = noreply?.id == null ? undefined : machines.get(`${noreply.host}/${noreply.id}`);
    return kind === undefined ? each : { ...each, kind };
  });
}

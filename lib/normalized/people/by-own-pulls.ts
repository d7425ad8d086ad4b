import { type Evidence, evidence, type IdentityFacts, isAnchor } from "./identity.ts";
import { plainForm } from "./plain-form.ts";

/** Pull requests that an account opened and in which one address made every commit of a person. */
export type SolePulls = {
  /** Key of an identity. */
  readonly account: string;
  readonly email: string;
  readonly pulls: number;
};

const JOINED_BY = 2;
const HINTED_BY = 3;
/** Shorter names are too many people's. */
const SHORTEST = 5;

/**
 * An address whose work one account alone opens, again and again. Somebody may open pull requests for a colleague who has no
 * account, so that alone is a hint; it joins where name or login say the same, in a form that no other account has.
 */
export function* byOwnPulls(
  humans: readonly IdentityFacts[],
  pulls: readonly SolePulls[],
): Generator<Evidence> {
  const byKey = new Map(humans.map((each) => [each.key, each]));
  const owners = formOwners(humans.filter(isAnchor));
  const openers = new Map<string, SolePulls[]>();
  for (const each of pulls) openers.set(each.email, [...(openers.get(each.email) ?? []), each]);
  for (const [email, [sole, ...others]] of openers) {
    const address = byKey.get(`git/${email}`);
    const account = byKey.get(sole?.account ?? "");
    if (sole === undefined || others.length > 0 || address === undefined || account === undefined) continue;
    const says = [email.replace(/(?:\+[^@]*)?@.*$/, ""), address.name ?? ""].map(plainForm);
    const isSaid = says.some((form) => form.length >= SHORTEST && owners.get(form) === account.key);
    if (isSaid && sole.pulls >= JOINED_BY) yield evidence(address.key, account.key, "own_pulls");
    else if (sole.pulls >= HINTED_BY) yield evidence(address.key, account.key, "opened_pulls");
  }
}

/** Names and logins of accounts in their plain form, each with the one account that has it; null where several do. */
function formOwners(accounts: readonly IdentityFacts[]): Map<string, string | null> {
  const owners = new Map<string, string | null>();
  for (const { key, login, name } of accounts)
    for (const form of new Set([login ?? "", name ?? ""].map(plainForm)))
      owners.set(form, owners.has(form) ? null : key);
  return owners;
}

import type { MailAlias } from "@/lib/model/mail-alias.ts";
import { byOwnPulls, type SolePulls } from "./by-own-pulls.ts";
import { type Evidence, evidence, type IdentityFacts, isHuman } from "./identity.ts";
import { noreplyOf } from "./noreply.ts";
import { plainForm } from "./plain-form.ts";

/** Addresses that many share, or that nobody chose. */
const NOBODYS =
  /^(?:no-?reply|do-?not-?reply|root|admin|git|builds?|ci|bot|info|support|team|dev|user|unknown|none)(?:\+[^@]*)?@|@(?:localhost|localhost\.localdomain|[^@.]+|example\.(?:com|org|net))$|\.(?:local|localdomain|internal)$/;

/** Why identities may be one person. In no particular order; the same pair may come by several rules. */
export function findEvidence(
  all: readonly IdentityFacts[],
  aliases: readonly MailAlias[],
  pulls: readonly SolePulls[] = [],
): Evidence[] {
  const humans = all.filter(isHuman);
  return [
    ...byNoreply(humans),
    ...byLogin(humans),
    ...byEmail(humans, aliases),
    ...byOwnPulls(
      humans,
      pulls.filter(({ email }) => !NOBODYS.test(email)),
    ),
    ...byName(humans),
    ...byLocalPart(humans),
  ];
}

const hostOf = (key: string): string => key.slice(0, key.lastIndexOf("/"));
const isAddress = ({ key }: IdentityFacts): boolean => key.startsWith("git/");
const folded = (text: string): string => text.trim().toLowerCase();
const addressOf = ({ email }: IdentityFacts): string | null => {
  const address = email === null ? "" : folded(email);
  return address.includes("@") ? address : null;
};

function* byNoreply(humans: readonly IdentityFacts[]): Generator<Evidence> {
  const keys = new Set(humans.map(({ key }) => key));
  const logins = byUnique(humans, (each) =>
    each.login === null || each.key.includes("/@") ? null : `${hostOf(each.key)}/${folded(each.login)}`,
  );
  const sameId = (each: IdentityFacts): string => {
    const noreply = noreplyOf(each.email);
    return noreply?.id == null ? each.key : `${noreply.host}/${noreply.id}`;
  };
  for (const same of groups(humans, sameId)) yield* chain(same, "noreply_id");
  for (const each of humans) {
    const noreply = noreplyOf(each.email);
    if (noreply === null) continue;
    const { id, login, host } = noreply;
    if (id !== null) {
      if (keys.has(`${host}/${id}`) && each.key !== `${host}/${id}`)
        yield evidence(each.key, `${host}/${id}`, "noreply_id");
      continue;
    }
    const account = logins.get(`${host}/${login}`);
    if (account !== undefined && account.key !== each.key)
      yield evidence(each.key, account.key, "noreply_login");
  }
}

/**
 * A login told without an id belongs to the one account that has it, and to none where two had it one after the other. The
 * same login at another host is a hint.
 */
function* byLogin(humans: readonly IdentityFacts[]): Generator<Evidence> {
  const withLogin = humans.filter(({ login }) => login !== null);
  const withId = withLogin.filter(({ key }) => !key.includes("/@"));
  const owners = byUnique(withId, ({ key, login }) => `${hostOf(key)}/${folded(login ?? "")}`);
  for (const same of groups(withLogin, ({ login }) => folded(login ?? ""))) {
    for (const [index, one] of same.entries()) {
      for (const other of same.slice(index + 1)) {
        const atOneHost = hostOf(one.key) === hostOf(other.key);
        if (!atOneHost) yield evidence(one.key, other.key, "login_elsewhere");
        else if (
          one.key.includes("/@") !== other.key.includes("/@") &&
          owners.has(`${hostOf(one.key)}/${folded(one.login ?? "")}`)
        )
          yield evidence(one.key, other.key, "same_login");
      }
    }
  }
}

function* byEmail(humans: readonly IdentityFacts[], aliases: readonly MailAlias[]): Generator<Evidence> {
  const real = humans.filter((each) => {
    const address = addressOf(each);
    return address !== null && !NOBODYS.test(address) && noreplyOf(address) === null;
  });
  for (const same of groups(real, (each) => addressOf(each) ?? "")) yield* chain(same, "same_email");
  for (const same of groups(real, (each) => withoutTag(addressOf(each) ?? "")))
    yield* chain(same, "email_without_tag");
  yield* byMailmap(humans, aliases);
}

/** Addresses that a mailmap calls one. It may name the proper address only there. */
function* byMailmap(humans: readonly IdentityFacts[], aliases: readonly MailAlias[]): Generator<Evidence> {
  const byAddress = new Map<string, string>();
  for (const { key, at } of humans.map((each) => ({ key: each.key, at: addressOf(each) })))
    if (at !== null && key < (byAddress.get(at) ?? "\uffff")) byAddress.set(at, key);
  const called = new Map<string, Set<string>>();
  for (const { email, proper } of aliases) {
    const all = called.get(folded(proper)) ?? new Set([folded(proper)]);
    called.set(folded(proper), all.add(folded(email)));
  }
  for (const addresses of called.values()) {
    const [first, ...rest] = [...addresses].flatMap((address) => byAddress.get(address) ?? []).sort();
    for (const key of rest) if (first !== undefined && key !== first) yield evidence(first, key, "mailmap");
  }
}

/** A full name that exactly two sides share. Of three people with one name nobody can tell. */
function* byName(humans: readonly IdentityFacts[]): Generator<Evidence> {
  const named = humans.filter(({ name }) => name !== null && /\S\s+\S/.test(name));
  for (const same of groups(named, ({ name }) => folded(name ?? "").replace(/\s+/g, " "))) {
    const accounts = same.filter((each) => !isAddress(each));
    const hosts = new Set(accounts.map(({ key }) => hostOf(key)));
    if (hosts.size === accounts.length) yield* chain(same, "same_name");
  }
}

function* byLocalPart(humans: readonly IdentityFacts[]): Generator<Evidence> {
  const logins = byUnique(humans, ({ login }) => (login === null ? null : plainForm(login)));
  for (const each of humans) {
    const address = addressOf(each);
    if (address === null || noreplyOf(address) !== null || NOBODYS.test(address)) continue;
    const local = plainForm(withoutTag(address).split("@")[0] ?? "");
    const account = logins.get(local);
    if (local.length >= 4 && account !== undefined && account.key !== each.key)
      yield evidence(each.key, account.key, "local_part");
  }
}

const withoutTag = (address: string): string => address.replace(/\+[^@]*@/, "@");

/** Beyond it, each is held against the first two and its neighbour only: of so many few are ever told apart by hand. */
const FEW = 12;

/** Every pair of a few, so that those left still hold together where somebody takes some of them out; of many, one. */
function* chain(same: readonly IdentityFacts[], rule: Evidence["rule"]): Generator<Evidence> {
  const keys = [...new Set(same.map(({ key }) => key))].sort();
  for (const [place, key] of keys.entries()) {
    const others = keys.slice(place + 1);
    const held = place > 1 && keys.length > FEW ? others.slice(0, 1) : others;
    for (const other of held) yield evidence(key, other, rule);
  }
}

function groups(all: readonly IdentityFacts[], by: (each: IdentityFacts) => string): IdentityFacts[][] {
  const found = new Map<string, IdentityFacts[]>();
  for (const each of all) {
    const at = by(each);
    const group = found.get(at);
    if (group === undefined) found.set(at, [each]);
    else group.push(each);
  }
  return [...found.values()].filter(({ length }) => length > 1);
}

/** Those whose value nobody else has. */
function byUnique(
  all: readonly IdentityFacts[],
  by: (each: IdentityFacts) => string | null,
): Map<string, IdentityFacts> {
  const found = new Map<string, IdentityFacts | null>();
  for (const each of all) {
    const at = by(each);
    if (at !== null) found.set(at, found.has(at) ? null : each);
  }
  return new Map([...found].filter((entry): entry is [string, IdentityFacts] => entry[1] !== null));
}

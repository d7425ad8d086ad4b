import type { IdentityFacts } from "./identity.ts";

/** How a person is called: the full name that an account shows, else that of their commits, else a login or an address. */
export function describePerson(identities: readonly IdentityFacts[]): {
  readonly name: string;
  readonly email: string | null;
} {
  const sorted = [...identities].sort((one, other) => (one.key < other.key ? -1 : 1));
  const accounts = sorted.filter(({ key }) => !key.startsWith("git/"));
  const addresses = sorted.filter(({ key }) => key.startsWith("git/"));
  const named = [...accounts, ...addresses].flatMap(({ name }) => name?.trim() || []);
  const full = named.find((name) => /\S\s+\S/.test(name));
  const login = accounts.flatMap(({ login }) => login ?? [])[0];
  const emails = [...accounts, ...addresses].flatMap(({ email }) => email?.trim().toLowerCase() || []);
  const email = emails.find((each) => !each.includes("noreply")) ?? null;
  return { name: (full ?? named[0] ?? login ?? email ?? emails[0] ?? "Somebody").slice(0, 300), email };
}

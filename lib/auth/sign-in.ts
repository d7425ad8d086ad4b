import { Credentials } from "./account-input.ts";
import { findAccount, openSession } from "./account-store.ts";
import type { Queries } from "./queries.ts";
import type { SignInLimit } from "./sign-in-limit.ts";
import { TOO_MANY } from "./too-many.ts";

export type SignedIn = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly sid: string;
};
export type SignIn = (typed: unknown, address: string) => Promise<SignedIn | null | typeof TOO_MANY>;

type Wiring = {
  readonly db: Queries;
  readonly now: () => Date;
  readonly limit: SignInLimit;
  readonly sessionSeconds: number;
  readonly verifyPassword: (password: string, hash: string) => Promise<boolean>;
  /** A hash of no account's password, checked where there is no account, so that the time does not tell. */
  readonly nobodysHash: () => Promise<string>;
};

/** Checks e-mail and password and opens a session; null for any mismatch, without saying which part was wrong. */
export const signInWith =
  ({ db, now, limit, sessionSeconds, verifyPassword, nobodysHash }: Wiring): SignIn =>
  async (typed, address) => {
    const parsed = Credentials.safeParse(typed);
    const email = parsed.success ? parsed.data.email : "";
    const key = `${email} ${address}`;
    if (!limit.allow(key)) return TOO_MANY;
    const account = parsed.success ? await findAccount(db, email) : null;
    const password = parsed.success ? parsed.data.password : "-";
    const matches = await verifyPassword(password, account?.passwordHash ?? (await nobodysHash()));
    if (!account || !matches) return null;
    limit.clear(key);
    const expiresAt = new Date(now().getTime() + sessionSeconds * 1_000);
    const sid = await openSession(db, account.userId, expiresAt);
    return { userId: account.userId, email: account.email, name: account.name, sid };
  };

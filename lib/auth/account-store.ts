import { z } from "zod";
import type { Membership } from "./access.ts";
import { ROLES } from "./access.ts";
import type { Queries } from "./queries.ts";

const Account = z.object({ id: z.uuid(), email: z.string(), name: z.string(), password_hash: z.string() });
const SessionPerson = z.object({ user_id: z.uuid(), email: z.string(), name: z.string() });
const MembershipRow = z.object({
  org_id: z.uuid(),
  org_name: z.string(),
  is_sample: z.boolean(),
  role: z.enum(ROLES),
});
const SessionRow = z.object({
  sid: z.uuid(),
  created_at: z.date(),
  last_seen_at: z.date().nullable(),
  expires_at: z.date(),
});

export type Account = {
  readonly userId: string;
  readonly email: string;
  readonly name: string;
  readonly passwordHash: string;
};
export type OpenSession = {
  readonly sid: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date | null;
  readonly expiresAt: Date;
};

/** True once somebody has an account: the first run is over. */
export async function anyAccount(db: Queries): Promise<boolean> {
  const { rows } = await db.query("SELECT auth_any_user() AS any");
  return z.array(z.object({ any: z.boolean() })).parse(rows)[0]?.any ?? false;
}

export async function findAccount(db: Queries, email: string): Promise<Account | null> {
  const { rows } = await db.query("SELECT id, email, name, password_hash FROM auth_find_user($1)", [email]);
  const found = z.array(Account).parse(rows)[0];
  return found
    ? { userId: found.id, email: found.email, name: found.name, passwordHash: found.password_hash }
    : null;
}

/** Opens a session and answers its id. */
export async function openSession(db: Queries, userId: string, expiresAt: Date): Promise<string> {
  const { rows } = await db.query("SELECT auth_open_session($1, $2) AS sid", [userId, expiresAt]);
  return (
    z
      .array(z.object({ sid: z.uuid() }))
      .min(1)
      .parse(rows)[0]?.sid ?? ""
  );
}

/** The person behind a session that is neither revoked nor over; null otherwise. */
export async function sessionPerson(
  db: Queries,
  sid: string,
  now: Date,
): Promise<{ userId: string; email: string; name: string } | null> {
  const { rows } = await db.query("SELECT user_id, email, name FROM auth_session_ok($1, $2)", [sid, now]);
  const found = z.array(SessionPerson).parse(rows)[0];
  return found ? { userId: found.user_id, email: found.email, name: found.name } : null;
}

export async function membershipsOf(db: Queries, userId: string): Promise<Membership[]> {
  const { rows } = await db.query("SELECT org_id, org_name, is_sample, role FROM auth_memberships($1)", [
    userId,
  ]);
  return z
    .array(MembershipRow)
    .parse(rows)
    .map((row) => ({ orgId: row.org_id, orgName: row.org_name, isSample: row.is_sample, role: row.role }));
}

/** The person's sessions that are open, oldest first. */
export async function openSessions(db: Queries, userId: string, now: Date): Promise<OpenSession[]> {
  const { rows } = await db.query(
    "SELECT sid, created_at, last_seen_at, expires_at FROM auth_sessions($1, $2)",
    [userId, now],
  );
  return z
    .array(SessionRow)
    .parse(rows)
    .map((row) => ({
      sid: row.sid,
      createdAt: row.created_at,
      lastSeenAt: row.last_seen_at,
      expiresAt: row.expires_at,
    }));
}

/** Ends one session of this person; false where it is not theirs or already over. */
export async function closeSession(db: Queries, userId: string, sid: string, now: Date): Promise<boolean> {
  const own = (await openSessions(db, userId, now)).some((session) => session.sid === sid);
  if (own) await db.query("SELECT auth_close_session($1, $2)", [sid, now]);
  return own;
}

/** Ends every session of this person, the one they are using included. */
export const closeAllSessions = async (db: Queries, userId: string, now: Date): Promise<void> =>
  void (await db.query("SELECT auth_close_sessions($1, $2)", [userId, now]));

export const touchSession = async (db: Queries, sid: string, now: Date): Promise<void> =>
  void (await db.query("SELECT auth_touch_session($1, $2)", [sid, now]));

export const endSession = async (db: Queries, sid: string, now: Date): Promise<void> =>
  void (await db.query("SELECT auth_close_session($1, $2)", [sid, now]));

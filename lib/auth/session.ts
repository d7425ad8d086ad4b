import { type AuthOptions, getServerSession } from "next-auth";
import type { Person } from "./access.ts";
import { membershipsOf } from "./account-store.ts";
import type { Queries } from "./queries.ts";

/** Who is asking, by the session of this request; null where nobody is signed in or the session was ended. */
export async function currentPerson(options: AuthOptions, db: Queries): Promise<Person | null> {
  const session = await getServerSession(options);
  if (!session?.user) return null;
  return { ...session.user, memberships: await membershipsOf(db, session.user.userId) };
}
